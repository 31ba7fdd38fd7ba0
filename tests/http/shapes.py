"""Answers against their description: what the server says in /openapi.json is what it sends, no member more or less.

The client hands over each answer; only what openapi.cpp writes is understood (no full JSON Schema).
"""
import re

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict, "null": type(None)}


class Shapes:
    def __init__(self, description):
        self.schemas = description["components"]["schemas"]
        self.routes = []
        for path, methods in description["paths"].items():
            pattern = re.compile(re.sub(r"\{\w+\}", "[^/?]+", re.escape(path).replace(r"\{", "{").replace(r"\}", "}")) + r"(\?.*)?")
            for method, said in methods.items():
                content = said["responses"]["2XX"].get("content", {}).get("application/json")
                if content:
                    # A fixed address comes before one with a place: /records/x/y/reveal is no action.
                    self.routes.append((path.count("{"), method.upper(), pattern, content["schema"]))
        self.routes.sort(key=lambda route: route[0])

    def route(self, method, path):
        return next((schema for _, m, pattern, schema in self.routes if m == method and pattern.fullmatch(path)), None)

    def faults(self, method, path, value):
        """All that differs, as `place: what`; an empty list when the answer is as described."""
        schema = self.route(method, path)
        return [] if schema is None else list(self.compare(schema, value, "answer"))

    def compare(self, schema, value, place):
        if "$ref" in schema:
            yield from self.compare(self.schemas[schema["$ref"].rsplit("/", 1)[1]], value, place)
        elif "anyOf" in schema:
            tries = [list(self.compare(one, value, place)) for one in schema["anyOf"]]
            if all(tries):
                yield from min(tries, key=len)
        elif "type" in schema:
            of = TYPES[schema["type"]]
            if not isinstance(value, of) or (isinstance(value, bool) and schema["type"] in ("integer", "number")):
                yield f"{place}: {value!r:.80} is not {schema['type']}"
            elif "const" in schema and value != schema["const"] or "enum" in schema and value not in schema["enum"]:
                yield f"{place}: {value!r:.80} is not one of {schema.get('enum', schema.get('const'))}"
            elif schema.get("format") == "date" and not DATE.fullmatch(value):
                yield f"{place}: {value!r:.80} is not a date"
            elif schema["type"] == "array":
                yield from self.each(schema, value, place)
            elif schema["type"] == "object":
                yield from self.members(schema, value, place)

    def each(self, schema, value, place):
        if "prefixItems" in schema:
            if len(value) != len(schema["prefixItems"]):
                yield f"{place}: {len(value)} in place of {len(schema['prefixItems'])}"
            for i, (of, one) in enumerate(zip(schema["prefixItems"], value)):
                yield from self.compare(of, one, f"{place}[{i}]")
        else:
            for i, one in enumerate(value):
                yield from self.compare(schema["items"], one, f"{place}[{i}]")

    def members(self, schema, value, place):
        known, others = schema.get("properties", {}), schema.get("additionalProperties")
        for name in schema.get("required", []):
            if name not in value:
                yield f"{place}.{name} is missing"
        for name, one in value.items():
            if name in known:
                yield from self.compare(known[name], one, f"{place}.{name}")
            elif others is None:
                yield f"{place}.{name} is not described"
            else:
                yield from self.compare(others, one, f"{place}.{name}")
