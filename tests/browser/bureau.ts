// The bureau under trial: one server on a day that stands still until a journey turns the page of the calendar.
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const place = process.env.XIEZHI_PLACE ?? ''
const binary = process.env.XIEZHI_BINARY ?? ''
const port = process.env.XIEZHI_PORT ?? ''
const pidFile = `${place}/pid`
const dayFile = `${place}/day`

export const firstDay = process.env.XIEZHI_DAY ?? ''
export const url = `http://127.0.0.1:${port}`

async function answers(): Promise<boolean> {
  return fetch(`${url}/api/v1/terms/rules`).then((response) => response.ok, () => false)
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return
    await sleep(50)
  }
  throw new Error(`${what}; see ${place}/serve.log`)
}

export async function close(): Promise<void> {
  if (!existsSync(pidFile)) return
  process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGTERM')
  rmSync(pidFile)
  await until('the server did not stop', async () => !(await answers()))
}

// Serves as of that day, nine in the morning. Records stay; whoever was signed in long ago must sign in again.
export async function openOn(day: string): Promise<void> {
  if (existsSync(pidFile) && readFileSync(dayFile, 'utf8') === day) return
  await close()
  const log = openSync(`${place}/serve.log`, 'a')
  const child = spawn(binary, ['serve', '--data', `${place}/data`, '--port', port, '--clock', `${day}T09:00`], { detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  child.unref()
  writeFileSync(pidFile, String(child.pid))
  writeFileSync(dayFile, day)
  await until('the server did not start', answers)
}
