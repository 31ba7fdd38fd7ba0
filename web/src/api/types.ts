// What the server says, written by hand from its contract. Each part bears the name of the schema in /openapi.json, so
// that a generated `schema.d.ts` can take its place name by name.
export type * from './types_definition'
export type * from './types_record'
