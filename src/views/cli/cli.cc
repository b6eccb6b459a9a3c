#include "views/cli/cli.h"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <memory>
#include <numeric>
#include <optional>

#include <CLI/CLI.hpp>

#include "views/cli/detail/console.h"
#include "views/cli/detail/verb.h"

namespace weiguan {

namespace {

// --speech must be known before the arguments are read: their errors are told in it.
Speech speech_of(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view one = argv[i];
    if (one == "--speech=zh") return Speech::zh;
    if (one == "--speech=en") return Speech::en;
    if (one == "--speech" && i + 1 < argc) {
      return std::string_view(argv[i + 1]) == "zh" ? Speech::zh : Speech::en;
    }
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).substr(0, 2) == "zh" ? Speech::zh : Speech::en;
  }
  return Speech::en;
}

// How many letters must be changed to make one word the other.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t before = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = before + (a[i] == b[j] ? 0 : 1);
      before = row[j + 1];
      row[j + 1] = std::min({row[j + 1] + 1, row[j] + 1, changed});
    }
  }
  return row.back();
}

UsageError no_such_verb(
    const std::string& name, const std::vector<Verb>& verbs, const Caller& caller) {
  const Verb* nearest = nullptr;
  for (const Verb& one : verbs) {
    if (one.hidden) continue;
    if (nearest == nullptr || distance(name, one.name) < distance(name, nearest->name)) {
      nearest = &one;
    }
  }
  const bool near = nearest != nullptr && distance(name, nearest->name) <= 2;
  return UsageError(
      tell(caller.speech, {"there is no verb \"{}\"", "没有动词“{}”"}, name),
      near ? tell(caller.speech, {"Did you mean {}?", "是否想用 {}？"}, nearest->name)
           : tell(caller.speech, {"\"weiguan help\" lists them.", "weiguan help 可列出全部。"}));
}

// What one verb's options are read into.
struct Declared {
  CLI::App* app = nullptr;
  std::vector<std::pair<CLI::Option*, const Option*>> options;
};

Declared declare(CLI::App& app, const Verb& verb) {
  Declared declared;
  declared.app = app.add_subcommand(verb.name);
  declared.app->fallthrough();
  declared.app->set_help_flag("-h,--help");
  for (const Option& one : verb.options) {
    CLI::Option* added = nullptr;
    if (one.positional()) {
      added = declared.app->add_option(one.name);
    } else if (one.value.empty()) {
      added = declared.app->add_flag("--" + one.name);
    } else {
      added = declared.app->add_option("--" + one.name);
    }
    if (!one.value.empty() || one.positional()) {
      if (one.many) {
        added->expected(1, CLI::detail::expected_max_vector_size);
        if (!one.positional()) added->expected(1)->take_all();
        added->allow_extra_args(one.positional());
      } else {
        added->expected(1);
      }
    }
    if (one.required) added->required();
    declared.options.emplace_back(added, &one);
  }
  return declared;
}

Given given_of(const Declared& declared) {
  Given given;
  for (const auto& [option, about] : declared.options) {
    if (option->count() > 0) given.set(about->name, option->results());
  }
  return given;
}

void print_help(const std::vector<Verb>& verbs, const std::string& name, const Caller& caller) {
  std::string text;
  if (name.empty()) {
    text = help_text(verbs, caller.speech);
  } else {
    const auto verb =
        std::find_if(verbs.begin(), verbs.end(), [&](const Verb& one) { return one.name == name; });
    if (verb == verbs.end()) throw no_such_verb(name, verbs, caller);
    text = help_text(*verb, caller.speech);
  }
  Output output{Given{}};
  output.write(text);
  output.finish();
}

// "weiguan help VERB": the verb that is asked about, or "" for all.
std::optional<std::string> help_wanted(int argc, const char* const* argv) {
  std::vector<std::string> words;
  for (int i = 1; i < argc; ++i) {
    const std::string_view one = argv[i];
    if (one == "-C" || one == "--speech") {
      ++i;
    } else if (one.substr(0, 1) != "-") {
      words.emplace_back(one);
    }
  }
  if (words.empty() || words[0] != "help") return {};
  return words.size() > 1 ? words[1] : std::string{};
}

ExitStatus run(int argc, const char* const* argv, Caller& caller) {
  const std::vector<Verb> verbs = all_verbs();
  if (const auto about = help_wanted(argc, argv)) {
    print_help(verbs, *about, caller);
    return ExitStatus::done;
  }
  CLI::App app;
  std::string folder = ".", speech;
  // A word behind the verb is never taken for another verb: "search status" looks for "status".
  app.require_subcommand(0, 1);
  app.set_help_flag("-h,--help");
  app.set_version_flag("--version", std::string("weiguan ") + WEIGUAN_VERSION);
  app.add_option("-C", folder);
  app.add_option("--speech", speech)->check(CLI::IsMember({"en", "zh"}));
  std::vector<Declared> declared_verbs;
  declared_verbs.reserve(verbs.size());
  for (const Verb& one : verbs) declared_verbs.push_back(declare(app, one));
  const auto chosen = [&]() -> const Verb* {
    for (std::size_t i = 0; i < verbs.size(); ++i) {
      if (declared_verbs[i].app->parsed()) return &verbs[i];
    }
    return nullptr;
  };
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForVersion& version) {
    fmt::print("{}\n", version.what());
    return ExitStatus::done;
  } catch (const CLI::CallForHelp&) {
    print_help(verbs, chosen() == nullptr ? "" : chosen()->name, caller);
    return ExitStatus::done;
  } catch (const CLI::ParseError& error) {
    const Verb* verb = chosen();
    if (verb == nullptr) {
      const auto rest = app.remaining();
      if (!rest.empty() && rest.front().substr(0, 1) != "-") {
        throw no_such_verb(rest.front(), verbs, caller);
      }
      throw UsageError(
          error.what(),
          tell(caller.speech, {"\"weiguan help\" says what it takes.", "用法见 weiguan help。"}));
    }
    throw UsageError(
        error.what(),
        tell(
            caller.speech,
            {"\"weiguan help {}\" says what it takes.", "用法见 weiguan help {}。"},
            verb->name));
  }
  caller.folder = folder;
  for (std::size_t i = 0; i < verbs.size(); ++i) {
    if (declared_verbs[i].app->parsed()) return verbs[i].run(caller, given_of(declared_verbs[i]));
  }
  throw UsageError(
      tell(caller.speech, {"no verb was given", "没有给出动词"}),
      tell(caller.speech, {"\"weiguan help\" lists them.", "weiguan help 可列出全部。"}));
}

}  // namespace

ExitStatus run_command_line(int argc, const char* const* argv, const Stop& stop) {
  Caller caller{".", speech_of(argc, argv), stop};
  const auto fail = [](const Error& error, ExitStatus status) {
    remark(error.what());
    if (!error.advice().empty()) fmt::print(stderr, "  {}\n", for_terminal(error.advice()));
    return status;
  };
  try {
    return run(argc, argv, caller);
  } catch (const UsageError& error) {
    return fail(error, ExitStatus::usage);
  } catch (const Error& error) {
    return fail(error, ExitStatus::failed);
  } catch (const std::bad_alloc&) {
    return fail(Error("there is not enough memory"), ExitStatus::failed);
  } catch (const std::exception& error) {
    return fail(Error(error.what()), ExitStatus::failed);
  }
}

}  // namespace weiguan
