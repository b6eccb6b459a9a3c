#include "packs/detail/reader.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/files.h"
#include "packs/detail/claims.h"
#include "packs/detail/columns.h"
#include "packs/detail/index.h"
#include "packs/detail/overlay.h"
#include "packs/detail/pack_toml.h"
#include "packs/detail/wording.h"

namespace weiguan {

namespace {

constexpr std::uint64_t longest_file = std::uint64_t{64} << 20;

std::optional<std::string> read_if_there(const std::filesystem::path& file) {
  std::error_code failure;
  if (!std::filesystem::exists(file, failure)) return {};
  return read_file(file, longest_file);
}

std::string file_in(const PackFiles& files, std::string_view name) {
  return (std::filesystem::path(files.folder) / name).string();
}

Claimant claimant(const Outlet& outlet) {
  Claimant out{outlet.id, {}};
  for (const std::string& domain : outlet.domains)
    out.claims.push_back({"domains", domain, fmt::format("domain {}", domain)});
  for (const Account& one : outlet.accounts)
    out.claims.push_back(
        {"accounts",
         fmt::format("{}:{}", one.platform, one.handle),
         fmt::format("account {}", account_key(one.platform, one.handle))});
  return out;
}

// Hands on the problems of one file in the order of its lines, although they are not met so.
class InOrderOfLines {
 public:
  explicit InOrderOfLines(const ProblemSink& sink) : sink_(sink) {}
  void add(const Problem& problem) { met_.push_back(problem); }
  void hand_on() {
    std::ranges::stable_sort(met_, {}, &Problem::line);
    for (const Problem& one : met_) {
      if (sink_) sink_(one);
    }
  }

 private:
  const ProblemSink& sink_;
  std::vector<Problem> met_;
};

}  // namespace

PackFiles read_pack_files(const std::filesystem::path& folder) {
  std::error_code failure;
  if (!std::filesystem::is_directory(folder, failure))
    throw Error(
        fmt::format("cannot read the pack {}: it is not a folder", folder.string()),
        "Name a folder with pack.toml and outlets.csv in it.");
  PackFiles files;
  files.folder = folder.string();
  files.pack = read_if_there(folder / "pack.toml");
  files.groups = read_if_there(folder / "groups.csv");
  files.outlets = read_if_there(folder / "outlets.csv");
  files.phrases = read_if_there(folder / "phrases.toml");
  files.wording = read_if_there(folder / "wording.toml");
  files.sources = read_if_there(folder / "sources.toml");
  files.notices = read_if_there(folder / "notices.toml");
  files.providers = read_if_there(folder / "providers.toml");
  files.euphemisms = read_if_there(folder / "euphemisms.toml");
  files.equivalents = read_if_there(folder / "equivalents.csv");
  files.answers = read_answer_files(folder);
  files.affiliations = {
      (folder / affiliations_folder).string(),
      read_if_there(folder / affiliations_folder / bodies_file),
      read_if_there(folder / affiliations_folder / edges_file)};
  files.registers = read_register_files(folder);
  return files;
}

void PackReader::add(const PackFiles& files) {
  const auto in_order = [&](std::string_view name, const auto& work, const char* rules = "pack-") {
    InOrderOfLines met(sink_);
    const ProblemSink meet = [&](const Problem& problem) { met.add(problem); };
    work(Teller(file_in(files, name), meet, rules));
    met.hand_on();
  };
  in_order("pack.toml", [&](const Teller& teller) {
    if (files.pack) {
      info_ = read_pack_toml(*files.pack, infos_, info_, teller);
    } else if (infos_.empty()) {
      teller.tell(
          {},
          "toml",
          "there is no pack.toml; expected one with id, version, zone, languages and names in the "
          "first pack");
    }
  });
  if (files.groups)
    in_order("groups.csv", [&](const Teller& teller) { add_groups(files, teller); });
  if (files.outlets)
    in_order("outlets.csv", [&](const Teller& teller) { add_outlets(files, teller); });
  if (files.phrases)
    in_order("phrases.toml", [&](const Teller& teller) { add_phrases(files, teller); });
  if (files.wording)
    in_order("wording.toml", [&](const Teller& teller) {
      read_wording(*files.wording, wording_, teller);
    });
  if (files.sources) {
    for (Source& source : parse_sources(*files.sources, file_in(files, "sources.toml"), sink_))
      sources_[source.name] = std::move(source);
  }
  add_answer_files(files.answers, answers_, sink_);
  affiliations_.add(
      files.affiliations,
      [this](std::string_view id) { return outlets_.find(id) != outlets_.end(); },
      sink_);
  registers_.add(files.registers, sink_);
  if (files.notices)
    in_order("notices.toml", [&](const Teller& teller) { notices_.add(*files.notices, teller); });
  if (files.providers)
    in_order(
        "providers.toml", [&](const Teller& teller) { providers_.add(*files.providers, teller); });
  if (files.euphemisms)
    in_order("euphemisms.toml", [&](const Teller& teller) {
      euphemisms_.add(*files.euphemisms, teller);
    });
  if (files.equivalents)
    in_order(
        "equivalents.csv",
        [&](const Teller& teller) { equivalents_.add(*files.equivalents, teller); },
        "pack-equivalent-");
}

void PackReader::add_groups(const PackFiles& files, const Teller& teller) {
  for (TableRow& row : read_rows(*files.groups, group_columns, groups_, teller)) {
    auto group = read_group(row.cells, row.place, teller);
    if (!group) continue;
    const std::string id = group->id;
    groups_[id] = {std::move(row), std::move(*group), file_in(files, "groups.csv")};
  }
}

void PackReader::add_outlets(const PackFiles& files, const Teller& teller) {
  RowContext context;
  if (info_ < infos_.size()) {
    context.zone = infos_[info_].zone;
    context.language = infos_[info_].languages.front();
  } else {
    context.zone = "UTC";
  }
  for (const auto& [id, group] : groups_) context.groups.emplace_back(id);
  std::vector<PackRow<Outlet>> fresh;
  for (TableRow& row : read_rows(*files.outlets, outlet_columns, outlets_, teller)) {
    auto outlet = read_outlet(row.cells, context, row.place, teller);
    if (!outlet) continue;
    // A later folder may be of another pack; what this one's said for the row stays.
    row.cells[outlet_column::zone] = outlet->zone;
    row.cells[outlet_column::language] = outlet->language;
    fresh.push_back({std::move(row), std::move(*outlet), file_in(files, "outlets.csv")});
  }
  std::vector<Claimant> before, now;
  for (const auto& [id, row] : outlets_) before.push_back(claimant(row.thing));
  for (const auto& row : fresh) now.push_back(claimant(row.thing));
  const std::vector<bool> stands = settle_claims(
      before, now, [&](std::size_t which, const Claim& claim, std::string_view taken_by) {
        teller.tell(
            fresh[which].row.place,
            claim.field,
            fmt::format(
                "{} of outlet {}: {} is claimed by outlet \"{}\" already; expected each to be of "
                "one outlet only",
                claim.field,
                in_quotes(fresh[which].thing.id),
                in_quotes(claim.shown),
                taken_by));
      });
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    const std::string id = fresh[i].thing.id;
    if (stands[i]) outlets_[id] = std::move(fresh[i]);
  }
}

void PackReader::add_phrases(const PackFiles& files, const Teller& teller) {
  std::vector<std::string_view> outlets;
  for (const auto& [id, row] : outlets_) outlets.emplace_back(id);
  glossary_.add(*files.phrases, file_in(files, "phrases.toml"), outlets, teller);
}

Packs PackReader::packs() const {
  Packs packs;
  Hasher hasher;
  const auto hash = [&](const TableRow& row) {
    for (const std::string& cell : row.cells) {
      hasher.update(fmt::format("{}:", cell.size()));
      hasher.update(cell);
    }
  };
  for (const auto& [id, row] : outlets_) {
    packs.outlets_.push_back(row.thing);
    hash(row.row);
  }
  hasher.update("groups:");
  for (const auto& [id, row] : groups_) {
    packs.groups_.push_back(row.thing);
    hash(row.row);
  }
  packs.infos_ = infos_;
  std::ranges::sort(packs.infos_, {}, &PackInfo::id);
  packs.phrases_ = glossary_.phrases();
  packs.phrase_groups_ = glossary_.groups();
  packs.tiers_ = glossary_.tiers();
  packs.tier_outlet_ = glossary_.tier_outlet();
  glossary_.hash(hasher);
  packs.wording_ = wording_;
  hash_wording(wording_, hasher);
  for (const auto& [name, source] : sources_) packs.sources_.push_back(source);
  packs.notices_ = notices_.notices();
  packs.answers_ = std::make_shared<const AnswerLore>(answers_);
  packs.affiliations_ = std::make_shared<const Affiliations>(affiliations_.affiliations());
  packs.registers_ = std::make_shared<const Registers>(registers_.registers(packs.outlets_));
  notices_.hash(hasher);
  packs.providers_ = providers_.providers();
  packs.euphemisms_ = euphemisms_.euphemisms();
  packs.equivalents_ = equivalents_.equivalents();
  affiliations_.hash(hasher);
  packs.digest_ = to_hex(hasher.finish());
  packs.index_ = make_pack_index(packs.outlets_, packs.groups_, packs.phrases_);
  return packs;
}

}  // namespace weiguan
