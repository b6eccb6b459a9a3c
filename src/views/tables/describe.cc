#include "views/tables/describe.h"

#include <fmt/format.h>

#include "instruments/figure.h"
#include "views/tables/news.h"
#include "views/tables/tables.h"

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

std::string described(std::span<const Choice> choices) {
  return array(choices, [](const Choice& choice) {
    return fmt::format(
        "{{\"name\": {}, \"meaning\": {}}}", json_text(choice.name), words(choice.meaning));
  });
}

std::string described(const Parameter& one) {
  return fmt::format(
      "{{\"name\": {}, \"meaning\": {}, \"type\": \"{}\", \"default\": {}, \"many\": {}, "
      "\"choices\": {}}}",
      json_text(one.name),
      words(one.meaning),
      name_of(one.type),
      json_text(one.fallback),
      one.many,
      described(one.choices));
}

std::string described(const Column& one) {
  return fmt::format(
      "{{\"name\": {}, \"heading\": {}, \"meaning\": {}, \"type\": \"{}\", \"unit\": {}, "
      "\"minor\": {}, \"choices\": {}}}",
      json_text(one.name),
      words(one.heading),
      words(one.meaning),
      name_of(one.type),
      json_text(one.unit),
      one.minor,
      described(one.choices));
}

std::string described(const Table& one) {
  return fmt::format(
      "{{\"name\": {}, \"meaning\": {}, \"columns\": {}}}",
      json_text(one.name),
      words(one.meaning),
      array(one.columns, [](const Column& column) { return described(column); }));
}

}  // namespace

std::string described(std::span<const Column> columns) {
  return array(columns, [](const Column& one) { return described(one); });
}

std::string described(const Instrument& instrument) {
  const auto news = news_table(instrument);
  return fmt::format(
      "{{\"name\": {}, \"version\": {}, \"question\": {}, \"figure\": {}, \"news\": {},\n   "
      "\"parameters\": {},\n   \"tables\": {}}}",
      json_text(instrument.name),
      json_text(instrument.version),
      words(instrument.question),
      figure_of(instrument) != nullptr,
      news ? json_text(instrument.tables[*news].name) : "null",
      array(instrument.parameters, [](const Parameter& one) { return described(one); }),
      array(instrument.tables, [](const Table& one) { return described(one); }));
}

}  // namespace weiguan
