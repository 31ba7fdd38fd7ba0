#include "http/openapi.hpp"

#include "base/fault.hpp"
#include "http/shapes.hpp"

namespace xiezhi::http {

namespace {

json::object reference(const std::string& name) { return {{"$ref", "#/components/schemas/" + name}}; }

json::object nullable(json::object schema) {
    schema["type"] = json::array{schema["type"], "null"};
    return schema;
}

json::object schema_of(const Field& field, const Definition& definition) {
    json::object schema;
    switch (field.type) {
        case FieldType::Text:
        case FieldType::LongText: schema = {{"type", "string"}}; break;
        case FieldType::Date: schema = {{"type", "string"}, {"format", "date"}}; break;
        case FieldType::Integer: schema = {{"type", "integer"}}; break;
        case FieldType::Money: schema = {{"type", "integer"}, {"description", "fen"}}; break;
        case FieldType::YesNo: schema = {{"type", "boolean"}}; break;
        case FieldType::Code:
        case FieldType::Codes: {
            json::array codes;
            if (const CodeList* list = definition.list(field.list)) {
                for (const CodeValue& value : list->values) codes.push_back(json::string(value.code));
            }
            json::object code{{"type", "string"}, {"enum", std::move(codes)}};
            schema = field.type == FieldType::Code ? std::move(code) : json::object{{"type", "array"}, {"items", std::move(code)}};
            break;
        }
        case FieldType::Unit:
        case FieldType::Staff:
        case FieldType::Record:
        case FieldType::File: schema = {{"type", "string"}, {"description", "id"}}; break;
    }
    schema["title"] = field.label.zh;
    schema["x-label"] = to_json(field.label);
    if (field.max && (field.type == FieldType::Text || field.type == FieldType::LongText)) schema["maxLength"] = *field.max;
    if (field.min && field.type == FieldType::Integer) schema["minimum"] = *field.min;
    if (field.max && field.type == FieldType::Integer) schema["maximum"] = *field.max;
    return nullable(std::move(schema));
}

json::object components(const Router& router, const Definition& definition) {
    json::object all = answer_shapes();
    for (const auto& [id, kind] : definition.kinds) {
        json::object properties;
        for (const Field& field : kind->fields) {
            if (field.field_class != FieldClass::Secret) properties[field.id] = schema_of(field, definition);
        }
        json::array states;
        for (const State& state : kind->states) states.push_back(json::string(state.id));
        all["Fields_" + id] = json::object{{"type", "object"}, {"x-label", to_json(kind->label)}, {"properties", std::move(properties)}};
        all["State_" + id] = json::object{{"type", "string"}, {"enum", std::move(states)}};
        for (const Action& action : kind->actions) {
            json::object input;
            json::array required;
            for (const InputField& entry : action.input) {
                const Field* field = kind->field(entry.field);
                if (field == nullptr) {
                    const auto dot = entry.field.find('.');
                    const RowList* list = dot == std::string::npos ? nullptr : kind->list(entry.field.substr(0, dot));
                    if (list == nullptr) continue;
                    for (const Field& one : list->fields) {
                        if (one.id == entry.field.substr(dot + 1)) field = &one;
                    }
                }
                if (field == nullptr) continue;
                input[entry.field] = schema_of(*field, definition);
                if (entry.required) required.push_back(json::string(entry.field));
            }
            json::object schema{{"type", "object"}, {"title", action.label.zh}, {"x-label", to_json(action.label)}, {"properties", std::move(input)}};
            if (!required.empty()) schema["required"] = std::move(required);
            all["Input_" + id + "_" + action.id] = std::move(schema);
        }
    }
    for (const Route& route : router.routes()) {
        XIEZHI_CHECK(route.request.empty() || all.contains(route.request));
        XIEZHI_CHECK(route.response.empty() || all.contains(route.response));
    }
    return {{"schemas", std::move(all)}, {"securitySchemes", json::object{{"session", json::object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "xz_session"}}}}}};
}

json::object operation(const Route& route) {
    json::object out{{"summary", route.summary.zh + " / " + route.summary.en}};
    json::array parameters;
    for (std::size_t at = 0; (at = route.pattern.find('{', at)) != std::string::npos;) {
        const auto end = route.pattern.find('}', at);
        parameters.push_back(json::object{{"name", route.pattern.substr(at + 1, end - at - 1)}, {"in", "path"}, {"required", true}, {"schema", json::object{{"type", "string"}}}});
        at = end;
    }
    if (!parameters.empty()) out["parameters"] = std::move(parameters);
    if (!route.request.empty()) out["requestBody"] = json::object{{"content", json::object{{"application/json", json::object{{"schema", reference(route.request)}}}}}};
    json::object good{{"description", "OK"}};
    if (!route.response.empty()) good["content"] = json::object{{"application/json", json::object{{"schema", reference(route.response)}}}};
    out["responses"] = json::object{
        {"2XX", std::move(good)},
        {"default", json::object{{"description", "Problem"}, {"content", json::object{{"application/problem+json", json::object{{"schema", reference("Problem")}}}}}}}};
    if (route.open == Open::SignedIn) out["security"] = json::array{json::object{{"session", json::array{}}}};
    return out;
}

}  // namespace

json::object openapi(const Router& router, const Definition& definition) {
    json::object paths;
    for (const Route& route : router.routes()) {
        const std::string path = "/api/v1" + route.pattern;
        if (!paths.contains(path)) paths[path] = json::object{};
        std::string method;
        for (const char c : route.method) method += static_cast<char>(c | 0x20);
        paths[path].as_object()[method] = operation(route);
    }
    return {{"openapi", "3.1.0"},
            {"info", json::object{{"title", "Xiezhi 獬豸"}, {"version", "0.1.0"}, {"license", json::object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
            {"servers", json::array{json::object{{"url", "/"}}}},
            {"paths", std::move(paths)},
            {"components", components(router, definition)}};
}

}  // namespace xiezhi::http
