// What the program says about itself, as JSON, for tools/docs.py and for other programs.
#include "views/cli/detail/console.h"

namespace weiguan {

namespace {

std::string_view name_of(Type type) {
  switch (type) {
    case Type::text:
      return "text";
    case Type::whole:
      return "whole";
    case Type::number:
      return "number";
    case Type::boolean:
      return "boolean";
    case Type::choice:
      return "choice";
    case Type::time:
      return "time";
    case Type::period:
      return "period";
    case Type::outlet:
      return "outlet";
    case Type::group:
      return "group";
    case Type::account:
      return "account";
    case Type::article:
      return "article";
    case Type::capture:
      return "capture";
    case Type::tier:
      return "tier";
  }
  return "text";
}

std::string words(const Words& words) {
  return fmt::format("{{\"en\": {}, \"zh\": {}}}", json_text(words.en), json_text(words.zh));
}

template <typename List, typename Each>
std::string array(const List& list, const Each& each) {
  std::string text = "[";
  for (const auto& one : list) text += (text.size() > 1 ? ", " : "") + each(one);
  return text + "]";
}

std::string described(const Parameter& one) {
  return fmt::format(
      "{{\"name\": {}, \"meaning\": {}, \"type\": \"{}\", \"default\": {}, \"choices\": {}}}",
      json_text(one.name),
      words(one.meaning),
      name_of(one.type),
      json_text(one.fallback),
      array(one.choices, [](const Choice& choice) {
        return fmt::format(
            "{{\"name\": {}, \"meaning\": {}}}", json_text(choice.name), words(choice.meaning));
      }));
}

std::string described(const Column& one) {
  return fmt::format(
      "{{\"name\": {}, \"heading\": {}, \"meaning\": {}, \"type\": \"{}\", \"unit\": {}}}",
      json_text(one.name),
      words(one.heading),
      words(one.meaning),
      name_of(one.type),
      json_text(one.unit));
}

std::string described(const Table& one) {
  return fmt::format(
      "{{\"name\": {}, \"meaning\": {}, \"columns\": {}}}",
      json_text(one.name),
      words(one.meaning),
      array(one.columns, [](const Column& column) { return described(column); }));
}

std::string described(const Instrument* one) {
  return fmt::format(
      "{{\"name\": {}, \"version\": {}, \"question\": {},\n   \"parameters\": {},\n   \"tables\": "
      "{}}}",
      json_text(one->name),
      json_text(one->version),
      words(one->question),
      array(one->parameters, [](const Parameter& parameter) { return described(parameter); }),
      array(one->tables, [](const Table& table) { return described(table); }));
}

ExitStatus run(const Caller&, const Given& given) {
  Output output(given);
  std::string verbs;
  for (const Verb& one : all_verbs()) {
    if (one.hidden) continue;
    verbs += fmt::format("{}{}", verbs.empty() ? "" : ", ", json_text(one.name));
  }
  output.write(fmt::format(
      "{{\"version\": {},\n \"verbs\": [{}],\n \"instruments\": {}}}\n",
      json_text(WEIGUAN_VERSION),
      verbs,
      array(instruments(), [](const Instrument* one) { return "\n  " + described(one); })));
  output.finish();
  return ExitStatus::done;
}

}  // namespace

Verb verb_describe() {
  Verb verb;
  verb.name = "describe";
  verb.about_en = "What the program says about itself, as JSON.";
  verb.about_zh = "以 JSON 输出程序对自身的说明。";
  verb.run = run;
  verb.hidden = true;
  return verb;
}

}  // namespace weiguan
