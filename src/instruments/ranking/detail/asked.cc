#include "instruments/ranking/detail/asked.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/entity_mentions.h"
#include "instruments/rows.h"

namespace weiguan::ranking {

namespace {

constexpr std::array<std::string_view, component_count> component_names = {
    "media", "social", "engagement"};

std::optional<double> read_number(std::string_view text) {
  const std::string copy(text);
  char* end = nullptr;
  const double value = std::strtod(copy.c_str(), &end);
  if (copy.empty() || end != copy.c_str() + copy.size() || !std::isfinite(value)) return {};
  return value;
}

double number_argument(
    const Arguments& arguments, const std::string& name, double least, double most) {
  const std::string& given = arguments.find(name)->second;
  const std::optional<double> value = read_number(given);
  if (!value || *value < least || *value > most) {
    throw UsageError(
        fmt::format("--{} cannot be \"{}\"", name, given),
        fmt::format("It takes a number from {} to {}.", least, most));
  }
  return *value;
}

// The country in which most outlets of the packs are; of equals the first by code.
std::string commonest_country(const Packs& packs) {
  std::map<std::string, std::size_t> outlets;
  for (const Outlet& one : packs.outlets()) {
    if (one.place.size() >= 2) ++outlets[one.place.substr(0, 2)];
  }
  const auto most =
      std::max_element(outlets.begin(), outlets.end(), [](const auto& a, const auto& b) {
        return a.second < b.second;
      });
  return most == outlets.end() ? std::string{} : most->first;
}

std::string read_home(const Packs& packs, const std::string& given) {
  if (given.empty()) return commonest_country(packs);
  const auto capital = [](char sign) { return sign >= 'A' && sign <= 'Z'; };
  if (given.size() != 2 || !std::all_of(given.begin(), given.end(), capital)) {
    throw UsageError(
        fmt::format("--home cannot be \"{}\"", given),
        "It takes the two capital letters of a country's ISO 3166 code: CN.");
  }
  return given;
}

const OfficialRanking* find_official(
    const Registers& registers, const std::string& of, const std::string& given) {
  const OfficialRanking* found = nullptr;
  std::string names;
  for (const OfficialRanking& one : registers.rankings) {
    if (one.register_id != of) continue;
    names += (names.empty() ? "" : ", ") + one.id;
    if (given.empty() ? found == nullptr || one.period > found->period : one.id == given) {
      found = &one;
    }
  }
  if (found == nullptr && !given.empty()) {
    throw UsageError(
        fmt::format("no official ranking of {} is called \"{}\"", of, given),
        names.empty() ? "The packs have none of that register."
                      : fmt::format("There are: {}.", names));
  }
  return found;
}

std::vector<bool> choose(const Register& entities, const std::string& given) {
  const std::vector<std::string> ids = split_list(given);
  std::vector<bool> chosen(entities.entities.size(), ids.empty());
  for (const std::string& id : ids) {
    const Entity* found = entities.entity(id);
    if (found == nullptr) {
      throw UsageError(
          fmt::format("the register {} has no entity \"{}\"", entities.id, id),
          "--entity takes ids of that register, with commas between.");
    }
    chosen[static_cast<std::size_t>(found - entities.entities.data())] = true;
  }
  return chosen;
}

}  // namespace

Weights parse_weights(std::string_view text) {
  const auto refuse = [&](std::string_view why) {
    throw UsageError(
        fmt::format("--weights cannot be \"{}\": {}", text, why),
        "It takes weights from 0 on, as media=1,social=1,engagement=1; one that is not named is "
        "1, and one at least is above 0.");
  };
  Weights weights = {1, 1, 1};
  for (const std::string& part : split_list(text)) {
    const std::size_t equals = part.find('=');
    const std::string name = part.substr(0, equals);
    const auto found = std::find(component_names.begin(), component_names.end(), name);
    if (found == component_names.end()) refuse(fmt::format("no component is called {}", name));
    const std::optional<double> weight =
        equals == std::string::npos ? std::nullopt : read_number(part.substr(equals + 1));
    if (!weight || *weight < 0) refuse(fmt::format("{} is no weight of {}", part, name));
    weights[static_cast<std::size_t>(found - component_names.begin())] = *weight;
  }
  if (weights == Weights{0, 0, 0}) refuse("nothing would count");
  return weights;
}

Asked read_arguments(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  Asked asked;
  asked.entities = &asked_register(packs, arguments.at("register"));
  asked.official = find_official(packs.registers(), asked.entities->id, arguments.at("official"));
  asked.weights = parse_weights(arguments.at("weights"));
  asked.state_discount = number_argument(arguments, "state-discount", 0, 1);
  asked.own_discount = number_argument(arguments, "own-discount", 0, 1);
  asked.abroad = arguments.at("media") == "abroad";
  asked.home = read_home(packs, arguments.at("home"));
  asked.logarithms = arguments.at("engagement") == "log";
  const std::string& bunch = arguments.at("bunch");
  if (bunch == "outlet") asked.bunch_by = BunchBy::outlet;
  if (bunch == "article") asked.bunch_by = BunchBy::article;
  asked.confidence = number_argument(arguments, "confidence", 0.5, 0.999);
  asked.draws = static_cast<std::size_t>(whole_argument(arguments, "draws", 100, 100'000));
  asked.seed = whole_argument(arguments, "seed", 0, 1'000'000'000'000);
  asked.list_all = arguments.at("list") == "all";
  asked.items = arguments.at("items") == "true";
  asked.chosen = choose(*asked.entities, arguments.at("entity"));
  asked.selection = select(archive, packs, arguments, context);
  return asked;
}

}  // namespace weiguan::ranking
