-- One connection's requests for wrk. MODE: open (a case received, a new one each time) or read (TARGET again and again).
local mode, token = os.getenv("MODE"), os.getenv("CSRF")
local cookie, path = os.getenv("COOKIE"), os.getenv("TARGET")
local body = os.getenv("BODY")
local threads, made = 0, 0

function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end

local run
function init() run = os.getenv("RUN") end

function request()
  local headers = {["Cookie"] = cookie, ["Content-Type"] = "application/json", ["X-CSRF-Token"] = token}
  if mode ~= "open" then return wrk.format("GET", path, headers) end
  made = made + 1
  headers["Idempotency-Key"] = run .. "-" .. id .. "-" .. made
  return wrk.format("POST", path, headers, body)
end

function done(summary, latency)
  local seconds = summary.duration / 1e6
  io.write(string.format("RESULT %s %.0f %.2f %.2f %d\n", mode, summary.requests / seconds, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
