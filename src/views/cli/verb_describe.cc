// What the program says about itself, as JSON, for tools/docs.py and for other programs.
#include "views/cli/detail/console.h"
#include "views/tables/describe.h"

namespace weiguan {

namespace {

ExitStatus run(const Caller&, const Given& given) {
  Output output(given);
  std::string verbs;
  for (const Verb& one : all_verbs()) {
    if (one.hidden) continue;
    verbs += fmt::format("{}{}", verbs.empty() ? "" : ", ", json_text(one.name));
  }
  std::string all_instruments = "[";
  for (const Instrument* one : instruments()) {
    all_instruments += (all_instruments.size() > 1 ? ",\n  " : "\n  ") + described(*one);
  }
  all_instruments += "]";
  output.write(fmt::format(
      "{{\"version\": {},\n \"verbs\": [{}],\n \"instruments\": {}}}\n",
      json_text(WEIGUAN_VERSION),
      verbs,
      all_instruments));
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
