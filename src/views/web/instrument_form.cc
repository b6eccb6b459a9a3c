#include "views/web/detail/instrument_form.h"

#include <algorithm>

#include "views/web/detail/layout.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

struct Option {
  std::string value, shown;
};

void add_select(
    Html& html,
    std::string_view id,
    std::string_view name,
    std::string_view chosen,
    const std::vector<Option>& options) {
  html.open("select", {{"id", id}, {"name", name}});
  for (const auto& option : options) {
    html.leaf(
        "option",
        option.shown,
        {{"value", option.value}, {"?selected", option.value == chosen ? "yes" : ""}});
  }
  html.close("select");
}

std::vector<Option> options_of(const Site& site, const Parameter& parameter, Speech speech) {
  std::vector<Option> options;
  const Option all{"", say("instrument.all", speech)};
  if (parameter.type == Type::choice) {
    if (parameter.fallback.empty()) options.push_back(all);
    for (const auto& choice : parameter.choices) {
      options.push_back({std::string(choice.name), std::string(say(choice.meaning, speech))});
    }
  } else if (parameter.type == Type::boolean) {
    options = {{"true", say("value.yes", speech)}, {"false", say("value.no", speech)}};
  } else if (parameter.type == Type::group) {
    options.push_back(all);
    for (const auto& group : site.packs->groups()) {
      options.push_back({group.id, name_of(group.names, speech)});
    }
  }
  return options;
}

std::string_view hint(Type type) {
  if (type == Type::period) return "2024-07";
  if (type == Type::time) return "2024-07-02T09:30:00Z";
  if (type == Type::article || type == Type::capture) return "0123456789abcdef";
  return {};
}

void add_outlets(Html& html, const Site& site, std::string_view id, Speech speech) {
  html.open("datalist", {{"id", id}});
  for (const auto& outlet : site.packs->outlets()) {
    html.leaf("option", name_of(outlet.names, speech), {{"value", outlet.id}});
  }
  html.close("datalist");
}

}  // namespace

Html instrument_form(const Site& site, const Request& request, const Instrument& instrument) {
  const auto speech = request.speech;
  Html html;
  html.open(
      "form",
      {{"action", "/" + std::string(instrument.name)}, {"method", "get"}, {"class", "instrument"}});
  html.open("input", {{"type", "hidden"}, {"name", "run"}, {"value", "1"}});
  for (const auto& parameter : instrument.parameters) {
    const auto id = "p-" + std::string(parameter.name);
    const auto given = request.has(parameter.name) ? std::string(request.parameter(parameter.name))
                                                   : std::string(parameter.fallback);
    html.open("p", {{"class", "field"}});
    html.open("label", {{"for", id}}).leaf("code", parameter.name).text(" ");
    html.leaf("span", say(parameter.meaning, speech)).close("label");
    const auto options = options_of(site, parameter, speech);
    if (!options.empty()) {
      const bool known = std::any_of(
          options.begin(), options.end(), [&](const Option& one) { return one.value == given; });
      add_select(
          html, id, parameter.name, known ? std::string_view(given) : parameter.fallback, options);
    } else if (parameter.many) {
      html.open(
          "textarea",
          {{"id", id},
           {"name", parameter.name},
           {"rows", "3"},
           {"placeholder", say("instrument.lines", speech)}});
      html.text(given).close("textarea");
    } else {
      const bool number = parameter.type == Type::whole || parameter.type == Type::number;
      const bool outlets = parameter.type == Type::outlet;
      html.open(
          "input",
          {{"type", number ? "number" : "text"},
           {"step", parameter.type == Type::number ? "any" : ""},
           {"id", id},
           {"name", parameter.name},
           {"value", given},
           {"placeholder", hint(parameter.type)},
           {"list", outlets ? id + "-list" : ""},
           {"autocomplete", "off"}});
      if (outlets) add_outlets(html, site, id + "-list", speech);
    }
    html.close("p");
  }
  html.leaf("button", say("instrument.run", speech), {{"type", "submit"}});
  return html.close("form");
}

Arguments given_arguments(const Request& request) {
  Arguments arguments;
  for (const auto& [name, value] : request.parameters) {
    if (name == "ui" || name == "run" || name == "bom" || name == "table") continue;
    arguments[name] = value;
  }
  return arguments;
}

}  // namespace weiguan::web
