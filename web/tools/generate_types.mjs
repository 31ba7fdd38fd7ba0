// The types of what the server says, made from its own description.
//   node tools/generate_types.mjs   src/api/openapi.json → src/api/schema.d.ts; runs before each check, test and build,
//                                   needs no server, and the types are not kept in git
//   npm run describe                fetches openapi.json anew from XIEZHI_SERVER (tests/http compares it with the server's)
// Only the description of the answers is kept: the schemas of single kinds (Fields_…, Input_…) change with the lines,
// and the desk reads kinds as data.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

import openapiTS, { astToString } from 'openapi-typescript'

const kept = new URL('../src/api/openapi.json', import.meta.url)
const target = new URL('../src/api/schema.d.ts', import.meta.url)

// One line for each route and schema, so that a change is seen where it is.
function written({ openapi, info, servers, paths, components }) {
  const lines = (members) => Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => `  ${JSON.stringify(name)}: ${JSON.stringify(one)}`).join(',\n')
  const schemas = Object.fromEntries(Object.entries(components.schemas).filter(([name]) => !/^(Fields|State|Input)_/.test(name)))
  return `{"openapi": ${JSON.stringify(openapi)}, "info": ${JSON.stringify(info)}, "servers": ${JSON.stringify(servers)},\n"paths": {\n${lines(paths)}\n},\n`
    + `"components": {"securitySchemes": ${JSON.stringify(components.securitySchemes)},\n"schemas": {\n${lines(schemas)}\n}}}\n`
}

if (process.argv.includes('--ask')) {
  const server = process.env.XIEZHI_SERVER ?? 'http://127.0.0.1:8080'
  const answer = await fetch(new URL('/api/v1/openapi.json', server))
  writeFileSync(kept, written(await answer.json()))
}
const nodes = await openapiTS(JSON.parse(readFileSync(kept, 'utf8')))
const text = `// Made from openapi.json by tools/generate_types.mjs; not edited by hand, not kept in git.\n${astToString(nodes)}`
// Untouched when nothing changed: tools/build-web builds anew only what is older than its sources.
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text)
