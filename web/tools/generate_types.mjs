// Writes src/api/schema.d.ts from the description that a running server gives of itself.
// Use: XIEZHI_SERVER=http://127.0.0.1:8080 npm run types
import { writeFileSync } from 'node:fs'

import openapiTS, { astToString } from 'openapi-typescript'

const server = process.env.XIEZHI_SERVER ?? 'http://127.0.0.1:8080'
const target = new URL('../src/api/schema.d.ts', import.meta.url)
const nodes = await openapiTS(new URL('/api/v1/openapi.json', server))
writeFileSync(target, `// Made by "npm run types" from /api/v1/openapi.json; not edited by hand.\n${astToString(nodes)}`)
