#include "packs/check.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "packs/detail/reader.h"
#include "packs/told.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace weiguan {

namespace {

Problem warning(
    const std::string& file, std::uint64_t line, const std::string& rule, std::string reason) {
  Problem problem;
  problem.file = file;
  problem.line = line;
  problem.rule = rule;
  problem.reason = std::move(reason);
  return problem;
}

// Names by their folded form, each with the first outlet that bears it.
using Bearers = std::map<std::string, std::string>;

void warn_of_outlet(const PackRow<Outlet>& row, Bearers& bearers, std::vector<Problem>& warnings) {
  const Outlet& outlet = row.thing;
  const auto warn = [&](const std::string& rule, std::string reason) {
    warnings.push_back(warning(row.file, row.row.place.line, rule, std::move(reason)));
  };
  if (outlet.domains.empty() && outlet.accounts.empty())
    warn(
        "pack-domains",
        fmt::format(
            "outlet \"{}\" has neither domain nor account; only its names can find it", outlet.id));
  std::vector<std::string> names = outlet.also;
  for (const std::string* one : {&outlet.names.hans, &outlet.names.hant, &outlet.names.en})
    names.push_back(*one);
  std::map<std::string, std::string> spelled;
  for (const std::string& name : names) spelled.emplace(fold(name), name);
  for (const auto& one : spelled) {
    const auto& name = one.second;
    if (name.empty()) continue;
    const auto [at, is_new] = bearers.emplace(one.first, outlet.id);
    if (!is_new && at->second != outlet.id)
      warn(
          "pack-also",
          fmt::format(
              "the name \"{}\" of outlet \"{}\" is one of outlet \"{}\" too, so it finds neither "
              "where the spelling does not tell them apart",
              name,
              outlet.id,
              at->second));
  }
}

void warn_of_group(
    const PackRow<Group>& row, const PackReader& reader, std::vector<Problem>& warnings) {
  const std::string& id = row.thing.id;
  const bool used = std::ranges::any_of(reader.outlets(), [&](const auto& outlet) {
    return std::ranges::count(outlet.second.thing.groups, id) > 0;
  });
  if (!used)
    warnings.push_back(warning(
        row.file,
        row.row.place.line,
        "pack-groups",
        fmt::format("no outlet is in the group \"{}\"", id)));
}

void warn_of_glossary(const Glossary& glossary, std::vector<Problem>& warnings) {
  for (const auto& [id, entry] : glossary.phrase_entries()) {
    const Names& names = entry.thing.names;
    if (!names.hant.empty() && fold(names.hant) != fold(names.hans))
      warnings.push_back(warning(
          entry.file,
          entry.line,
          "pack-phrase-names-hant",
          fmt::format(
              "the traditional \"{}\" of phrase \"{}\" is not \"{}\" in traditional characters",
              names.hant,
              id,
              names.hans)));
    const std::vector<std::string> all = wordings(entry.thing);
    for (const std::string& one : all) {
      const auto inner = std::ranges::find_if(all, [&](const std::string& other) {
        return other != one && !find_phrase(one, tokens(other)).empty();
      });
      if (inner != all.end())
        warnings.push_back(warning(
            entry.file,
            entry.line,
            "pack-phrase-variants",
            fmt::format(
                "\"{}\" of phrase \"{}\" holds its wording \"{}\", so it needs no wording of its "
                "own",
                one,
                id,
                *inner)));
    }
  }
  for (const auto& [id, entry] : glossary.group_entries()) {
    const bool used =
        std::ranges::any_of(glossary.phrase_entries(), [&group = id](const auto& one) {
          return std::ranges::count(one.second.thing.groups, group) > 0;
        });
    if (!used)
      warnings.push_back(warning(
          entry.file,
          entry.line,
          "pack-phrase-groups",
          fmt::format("no phrase is in the group \"{}\"", id)));
  }
}

void warn_of_affiliations(const AffiliationFiles& files, std::vector<Problem>& warnings) {
  const Affiliations all = files.affiliations();
  for (const auto& [id, row] : files.bodies()) {
    if (all.of(id).empty())
      warnings.push_back(warning(
          row.file,
          row.row.place.line,
          "pack-affiliation-body-id",
          fmt::format("no statement names the body \"{}\"", id)));
  }
  for (const Affiliations::Ring& ring : all.rings()) {
    // Told at the statement that stands last in its file.
    const PackRow<Affiliation>* last = nullptr;
    for (std::size_t i = 0; i < ring.nodes.size(); ++i) {
      const std::string& lower = ring.nodes[i];
      const std::string& upper = ring.nodes[(i + 1) % ring.nodes.size()];
      for (const Affiliation* edge : all.of(lower)) {
        if (!leads_up(edge->relation) || lower_of(*edge) != lower || upper_of(*edge) != upper)
          continue;
        const PackRow<Affiliation>& row = files.edges().find(edge->id)->second;
        if (last == nullptr || last->row.place.line < row.row.place.line) last = &row;
      }
    }
    warnings.push_back(warning(
        last->file,
        last->row.place.line,
        "pack-affiliation-circle",
        fmt::format(
            "a circle of owners, on {}: {} → {}; who controls them in the end cannot be "
            "told",
            to_string(ring.day),
            fmt::join(ring.nodes, " → "),
            ring.nodes.front())));
  }
}

void warn_of_files(const std::filesystem::path& folder, std::vector<Problem>& warnings) {
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    const std::string name = entry.path().filename().string();
    const bool a_table = entry.path().extension() == ".csv" || entry.path().extension() == ".toml";
    if (a_table && std::ranges::count(pack_file_names(), name) == 0)
      warnings.push_back(warning(
          entry.path().string(),
          0,
          "pack-file",
          fmt::format("the file is not read; expected {}", one_of(pack_file_names()))));
  }
}

}  // namespace

const std::vector<std::string_view>& pack_file_names() {
  static const std::vector<std::string_view> names = {
      "pack.toml",
      "outlets.csv",
      "groups.csv",
      "phrases.toml",
      "wording.toml",
      "notices.toml",
      "sources.toml",
      "providers.toml",
      "euphemisms.toml",
      "equivalents.csv"};
  return names;
}

const std::vector<std::string_view>& pack_folder_names() {
  static const std::vector<std::string_view> names = {
      "affiliations", "answers", "batteries", "registers"};
  return names;
}

PackReport check_pack(
    const std::filesystem::path& folder,
    const ProblemSink& problems,
    const std::vector<std::filesystem::path>& under) {
  PackReport report;
  bool counting = false;
  const ProblemSink counted = [&](const Problem& problem) {
    if (!counting) return;
    ++report.problems;
    if (problems) problems(problem);
  };
  PackReader reader(counted);
  for (const std::filesystem::path& one : under) reader.add(read_pack_files(one));
  counting = true;
  reader.add(read_pack_files(folder));
  report.outlets = reader.outlets().size();
  report.groups = reader.groups().size();
  warn_of_files(folder, report.warnings);
  for (const auto& [id, row] : reader.groups()) warn_of_group(row, reader, report.warnings);
  report.phrases = reader.glossary().phrase_entries().size();
  report.notices = reader.notices().size();
  const Providers providers = reader.providers().providers();
  report.providers = providers.providers().size();
  report.signatures = providers.signatures().size();
  report.euphemisms = reader.euphemisms().euphemisms().size();
  report.equivalents = reader.equivalents().size();
  report.bodies = reader.affiliations().bodies().size();
  report.affiliations = reader.affiliations().edges().size();
  warn_of_glossary(reader.glossary(), report.warnings);
  warn_of_affiliations(reader.affiliations(), report.warnings);
  for (const auto& [id, rows] : reader.registers().rows()) {
    ++report.registers;
    report.entities += rows.size();
  }
  for (Problem& one : register_warnings(reader.registers()))
    report.warnings.push_back(std::move(one));
  Bearers bearers;
  for (const auto& [id, row] : reader.outlets()) {
    report.domains += row.thing.domains.size();
    report.accounts += row.thing.accounts.size();
    warn_of_outlet(row, bearers, report.warnings);
  }
  std::erase_if(report.warnings, [&](const Problem& one) {
    const std::filesystem::path in = std::filesystem::path(one.file).parent_path();
    return in != folder && in != folder / affiliations_folder && in != folder / "registers";
  });
  std::ranges::stable_sort(report.warnings, [](const Problem& a, const Problem& b) {
    return std::pair(a.file, a.line) < std::pair(b.file, b.line);
  });
  return report;
}

}  // namespace weiguan
