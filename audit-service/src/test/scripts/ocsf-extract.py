#!/usr/bin/env python3
"""Makes a JSON Schema of the part of OCSF that the audit export uses.

Input: the compiled schema that the official compiler writes, for a checkout of the tag to be used:

    git clone --branch 1.8.0 https://github.com/ocsf/ocsf-schema
    pip install ocsf-schema-compiler
    ocsf-schema-compiler ocsf-schema > compiled.json
    ./ocsf-extract.py compiled.json > ../resources/dev/latchkey/audit/siem/ocsf-1.8.0.schema.json

The result is stricter than OCSF and never looser: what it accepts, OCSF accepts. Attributes of objects
that are not listed below are left out, and an unknown attribute is an error. Kept are: requirements,
types with their patterns, ranges and lengths, enumerations, the captions that go with them, "at least
one" and "just one", and that a profile's attributes need the profile, and a profile its required ones.
"""
import json
import sys

CLASSES = ["base_event", "api_activity", "entity_management"]
OBJECTS = [
    "account", "actor", "ai_model", "api", "cloud", "managed_entity", "message_context", "metadata",
    "network_endpoint", "object", "organization", "policy", "product", "request", "resource_details",
    "response", "service", "session", "user",
]
PROFILES = ["ai_operation", "cloud", "security_control"]
NOTICE = (
    "Extract of the Open Cybersecurity Schema Framework (OCSF), made by src/test/scripts/ocsf-extract.py."
    " Copyright OCSF a Series of LF Projects, LLC. Licensed under the Apache License, Version 2.0,"
    " https://www.apache.org/licenses/LICENSE-2.0. Changed: reduced to the classes and objects in use"
    " and turned into JSON Schema."
)


def of_type(name, types):
    """The JSON Schema of a scalar type and of the type that it refines."""
    if name == "json_t":
        return {}
    base = {"string_t": "string", "boolean_t": "boolean", "integer_t": "integer", "long_t": "integer",
            "float_t": "number"}
    if name in base:
        return {"type": base[name]}
    declared = types[name]
    schema = of_type(declared["type"], types)
    if "regex" in declared:
        schema["pattern"] = declared["regex"]
    if "max_len" in declared:
        schema["maxLength"] = declared["max_len"]
    if "range" in declared:
        schema["minimum"], schema["maximum"] = declared["range"]
    return schema


def of_attribute(attribute, types):
    if attribute["type"] == "object_t":
        schema = {"$ref": "#/$defs/" + attribute["object_type"]}
    else:
        schema = of_type(attribute["type"], types)
        if "enum" in attribute and not attribute.get("is_array"):
            schema["enum"] = sorted(
                (int(key) for key in attribute["enum"]) if schema["type"] == "integer" else attribute["enum"])
    return {"type": "array", "items": schema} if attribute.get("is_array") else schema


def captions(name, attribute):
    """The sibling of an enumeration says its caption; at 99, "Other", it says what else, and must."""
    sibling = attribute.get("sibling")
    if not sibling:
        return []
    rules = []
    for key, value in attribute["enum"].items():
        then = {"required": [sibling]} if key == "99" and name in ("activity_id",) else \
            {} if key == "99" else {"properties": {sibling: {"const": value["caption"]}}}
        if then:
            rules.append({"if": {"properties": {name: {"const": int(key)}}, "required": [name]}, "then": then})
    return rules


def of_structure(structure, types, with_profiles):
    properties, required, rules, of_profile = {}, [], [], {}
    for name, attribute in sorted(structure["attributes"].items()):
        profiles = attribute.get("profiles") or []
        if profiles and not (with_profiles and set(profiles) & set(PROFILES)):
            continue
        if attribute["type"] == "object_t" and attribute["object_type"] not in OBJECTS:
            continue
        if "@deprecated" in attribute:
            continue
        properties[name] = of_attribute(attribute, types)
        if "enum" in attribute and attribute["type"] == "integer_t":
            rules += captions(name, attribute)
        if profiles:
            for profile in profiles:
                of_profile.setdefault(profile, []).append((name, attribute["requirement"] == "required"))
        elif attribute["requirement"] == "required":
            required.append(name)
    schema = {"type": "object", "properties": properties, "required": required,
              "additionalProperties": structure.get("name") == "object"}
    for kind, combined in (("at_least_one", "anyOf"), ("just_one", "oneOf")):
        names = (structure.get("constraints") or {}).get(kind)
        if names:
            rules.append({combined: [{"required": [name]} for name in names]})
    for profile, attributes in sorted(of_profile.items()):
        listed = {"properties": {"metadata": {"properties": {"profiles": {"contains": {"const": profile}}},
                                              "required": ["profiles"]}}, "required": ["metadata"]}
        rules.append({"if": listed,
                      "then": {"required": [name for name, needed in attributes if needed]},
                      "else": {"properties": {name: False for name, _ in attributes}}})
    if rules:
        schema["allOf"] = rules
    return schema


def of_class(structure, types):
    schema = of_structure(structure, types, True)
    uid = structure["uid"]
    for activity in structure["attributes"]["activity_id"]["enum"]:
        schema["allOf"].append({
            "if": {"properties": {"activity_id": {"const": int(activity)}}},
            "then": {"properties": {"type_uid": {"const": uid * 100 + int(activity)}}}})
    return schema


def main():
    compiled = json.load(open(sys.argv[1], encoding="utf-8"))
    types = compiled["dictionary"]["types"]["attributes"]
    definitions = {name: of_structure(compiled["objects"][name], types, False) for name in OBJECTS}
    definitions["metadata"]["properties"]["version"] = {"const": compiled["version"]}
    definitions["metadata"]["properties"]["profiles"]["items"] = {"enum": PROFILES}
    classes = [compiled["classes"][name] for name in CLASSES]
    for structure in classes:
        definitions[structure["name"]] = of_class(structure, types)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": NOTICE,
        "title": "OCSF " + compiled["version"],
        "type": "object",
        "required": ["class_uid"],
        "properties": {"class_uid": {"enum": [structure["uid"] for structure in classes]}},
        "allOf": [{"if": {"properties": {"class_uid": {"const": structure["uid"]}}},
                   "then": {"$ref": "#/$defs/" + structure["name"]}} for structure in classes],
        "$defs": definitions,
    }
    # A line for each definition, so that differences between versions can be read.
    text = json.dumps(schema | {"$defs": "DEFINITIONS"}, indent=1)
    lines = [json.dumps(name) + ": " + json.dumps(definition) for name, definition in definitions.items()]
    print(text.replace('"DEFINITIONS"', "{\n  " + ",\n  ".join(lines) + "\n }"))


main()
