// Whatever the files of a pack hold: every outlet and phrase returned is valid, found by what it
// claims, and reading it again gives the same.
//
// The input is a pack's outlets.csv; or, where it holds a form feed, pack.toml, groups.csv,
// outlets.csv, the outlets.csv of an overlay, phrases.toml, that of the overlay, wording.toml,
// notices.toml, providers.toml, euphemisms.toml, of registers/ fuzz.toml, fuzz.csv and
// official.toml, of affiliations/ bodies.csv and edges.csv, and equivalents.csv, with a form feed
// between each two.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "packs/affiliations.h"
#include "packs/detail/reader.h"
#include "packs/forms.h"
#include "packs/registers.h"
#include "packs/words.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace {

constexpr std::size_t most_parts = 16;

void demand(bool holds) {
  if (!holds) __builtin_trap();
}

void demand_valid(const weiguan::Packs& packs, const weiguan::Outlet& outlet) {
  demand(weiguan::id_fault(outlet.id).empty());
  demand(packs.outlet(outlet.id) == &outlet);
  demand(!(outlet.names.hans + outlet.names.hant + outlet.names.en).empty());
  demand(weiguan::is_utf8(outlet.names.hans + outlet.controller + outlet.note));
  demand(weiguan::find_word(weiguan::outlet_kinds(), outlet.kind) != nullptr);
  demand(weiguan::find_word(weiguan::outlet_controls(), outlet.control) != nullptr);
  demand(weiguan::Zone::find(outlet.zone).has_value());
  demand(!outlet.source.empty());
  for (const std::string& domain : outlet.domains)
    demand(packs.by_url("https://" + domain + "/b") == &outlet);
  for (const weiguan::Account& account : outlet.accounts)
    demand(packs.by_account(account.platform, account.handle) == &outlet);
  for (const std::string& group : outlet.groups) demand(packs.group(group) != nullptr);
  const weiguan::Outlet* named = packs.by_name(outlet.names.hans);
  demand(named == nullptr || named == &outlet);
}

bool has(const std::vector<std::string>& ids, const std::string& id) {
  return std::ranges::count(ids, id) == 1;
}

void demand_valid(const weiguan::Packs& packs, const weiguan::Phrase& phrase) {
  demand(weiguan::id_fault(phrase.id).empty());
  demand(packs.phrase(phrase.id) == &phrase);
  demand(!phrase.names.hans.empty() && !phrase.source.empty());
  demand(phrase.since.empty() || weiguan::parse_period(phrase.since, weiguan::Zone()).has_value());
  const std::vector<std::string> wordings = weiguan::wordings(phrase);
  demand(!wordings.empty());
  for (const std::string& wording : wordings) {
    const weiguan::Phrase* found = packs.phrase(wording);
    // Another phrase's id may be spelled so.
    demand(found == &phrase || (found != nullptr && found->id == wording));
  }
  for (const std::string& group : phrase.groups)
    demand(std::ranges::count(packs.phrase_groups(), group, &weiguan::PhraseGroup::id) == 1);
  for (const std::string& id : phrase.wider) {
    const weiguan::Phrase* other = packs.phrase(id);
    demand(other != nullptr && other->id == id && id != phrase.id);
    demand(has(other->narrower, phrase.id) && !has(other->wider, phrase.id));
  }
  for (const std::string& id : phrase.narrower)
    demand(packs.phrase(id) != nullptr && has(packs.phrase(id)->wider, phrase.id));
  for (const std::string& id : phrase.rival)
    demand(packs.phrase(id) != nullptr && has(packs.phrase(id)->rival, phrase.id));
}

void demand_scale(std::span<const weiguan::Tier> tiers) {
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    demand(tiers[i].share >= 0 && tiers[i].share <= 1);
    demand(i == 0 || tiers[i].share < tiers[i - 1].share);
  }
}

// A canned sentence is a block, its own or another's; in a long text it is none.
void demand_valid(const weiguan::Packs& packs, const weiguan::Signature& signature) {
  demand(weiguan::id_fault(signature.id).empty() && !signature.source.empty());
  weiguan::Answer answer;
  answer.status = 200;
  answer.finish = "stop";
  for (const std::string& text : signature.canned)
    demand(packs.providers().block_of(answer, text).has_value());
  answer.code = signature.codes.empty() ? std::string() : signature.codes.front();
  answer.message = signature.messages.empty() ? std::string() : signature.messages.front();
  if (!answer.code.empty()) demand(packs.providers().block_of(answer, "").has_value());
}

// Every statement has two ends and a source, and whoever follows them comes to an end.
void demand_affiliations(const weiguan::Packs& packs) {
  const weiguan::Affiliations& all = packs.affiliations();
  std::vector<std::string> nodes;
  for (const weiguan::Affiliation& one : all.edges()) {
    demand(!one.source.empty() && one.from != one.to);
    demand(
        one.from == weiguan::nobody_node || !weiguan::names_of(packs, one.from).en.empty() ||
        !weiguan::names_of(packs, one.from).hans.empty() ||
        !weiguan::names_of(packs, one.from).hant.empty());
    demand(
        one.surely.empty() ||
        (one.perhaps.from <= one.surely.from && one.surely.to <= one.perhaps.to));
    demand(one.doubt.empty() || one.surely.empty());
    nodes.push_back(one.to);
  }
  if (nodes.size() > 50) nodes.resize(50);
  for (const std::string& node : nodes) {
    for (const bool ultimate : {true, false}) {
      weiguan::Day at = weiguan::first_day;
      for (const weiguan::ControlSpan& span : all.control_spans(node, ultimate)) {
        demand(span.days.from == at && !span.days.empty() && !span.controllers.empty());
        at = span.days.to;
      }
      demand(at == weiguan::last_day);
    }
    const weiguan::Days day{
        weiguan::last_day - std::chrono::days{366}, weiguan::last_day - std::chrono::days{365}};
    for (const weiguan::Way& way : all.controllers(node, day).ways)
      demand(!way.steps.empty() && !way.top.empty());
    demand(all.under(node, day).size() <= all.edges().size());
  }
}

void demand_valid(const weiguan::Registers& registers) {
  for (const weiguan::Register& one : registers.all) {
    demand(weiguan::id_fault(one.id).empty() && registers.find(one.id) == &one);
    for (const weiguan::Entity& entity : one.entities) {
      demand(one.entity(entity.id) == &entity && !entity.called.empty());
      demand(entity.parent.empty() || registers.entity(entity.parent) != nullptr);
      for (const weiguan::EntityName& name : entity.called)
        demand(!weiguan::tokens(name.text).empty());
      for (const auto* list :
           {&entity.with, &entity.without, &entity.other_words, &entity.own_words}) {
        for (const std::string& word : *list) demand(!weiguan::tokens(word).empty());
      }
    }
  }
  for (const weiguan::OfficialRanking& one : registers.rankings) {
    demand(registers.find(one.register_id) != nullptr && !one.source.empty());
    for (const weiguan::OfficialRank& rank : one.ranks)
      demand(rank.best >= 1 && rank.worst >= rank.best);
  }
}

weiguan::Packs read(const std::vector<weiguan::PackFiles>& folders) {
  const weiguan::ProblemSink sink = [](const weiguan::Problem& problem) {
    demand(problem.rule.starts_with("pack-") && !problem.reason.empty());
    demand(!problem.file.empty());
  };
  weiguan::PackReader reader(sink);
  for (const weiguan::PackFiles& one : folders) reader.add(one);
  return reader.packs();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= input.size() && parts.size() < most_parts;) {
    const std::size_t end =
        parts.size() == most_parts - 1 ? std::string_view::npos : input.find('\f', at);
    parts.emplace_back(input.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  std::vector<weiguan::PackFiles> folders(2);
  folders[0].folder = "below";
  folders[1].folder = "above";
  if (parts.size() == 1) {
    folders[0].pack =
        "id = 'f'\nversion = '1'\nzone = 'Asia/Shanghai'\nlanguages = ['zh']\nnames.en = 'F'\n";
    folders[0].groups = "id,name_en\ncentral,Central\nlocal,Local\n";
    folders[0].outlets = parts[0];
  } else {
    folders[0].pack = parts[0];
    folders[0].groups = parts[1];
    if (parts.size() > 2) folders[0].outlets = parts[2];
    if (parts.size() > 3) folders[1].outlets = parts[3];
    if (parts.size() > 4) folders[0].phrases = parts[4];
    if (parts.size() > 5) folders[1].phrases = parts[5];
    if (parts.size() > 6) folders[0].wording = parts[6];
    if (parts.size() > 7) folders[0].notices = parts[7];
    if (parts.size() > 8) folders[0].providers = parts[8];
    if (parts.size() > 9) folders[0].euphemisms = parts[9];
    folders[0].registers.folder = "below/registers";
    if (parts.size() > 10) folders[0].registers.files["fuzz.toml"] = parts[10];
    if (parts.size() > 11) folders[0].registers.files["fuzz.csv"] = parts[11];
    if (parts.size() > 12) folders[0].registers.files["official.toml"] = parts[12];
    folders[0].affiliations.folder = "below/affiliations";
    if (parts.size() > 13) folders[0].affiliations.bodies = parts[13];
    if (parts.size() > 14) folders[0].affiliations.edges = parts[14];
    if (parts.size() > 15) folders[0].equivalents = parts[15];
  }
  const weiguan::Packs packs = read(folders);
  for (const weiguan::Outlet& outlet : packs.outlets()) demand_valid(packs, outlet);
  for (const weiguan::Phrase& phrase : packs.phrases()) demand_valid(packs, phrase);
  demand_scale(packs.tiers());
  for (const std::string& one : packs.wording().hedges.all())
    demand(!weiguan::tokens(one).empty() && weiguan::is_utf8(one));
  for (const weiguan::Notice& one : packs.notices().all()) {
    demand(weiguan::id_fault(one.id).empty());
    // A wording states something where it holds: its own cause, or that of a longer one in it.
    for (const std::string& text : one.texts) {
      if (text.find('*') != std::string::npos || text.size() > 100) continue;
      const std::string host = one.hosts.empty() ? std::string() : one.hosts.front();
      demand(packs.notices().cause_of(text, host).has_value());
    }
  }
  for (const weiguan::Signature& one : packs.providers().signatures()) demand_valid(packs, one);
  for (const weiguan::Provider& one : packs.providers().providers())
    demand(packs.providers().provider(one.id) != nullptr && !one.name.empty());
  for (const weiguan::Euphemism& one : packs.euphemisms()) {
    demand(weiguan::id_fault(one.id).empty() && !one.source.empty());
    demand(one.month >= 0 && one.month <= 12 && one.day >= 0 && one.day <= 31);
  }
  for (const weiguan::Equivalent& one : packs.equivalents())
    demand(!one.words.zh.empty() && !one.words.en.empty());
  demand_affiliations(packs);
  demand_valid(packs.registers());
  demand(read(folders).digest() == packs.digest());
  return 0;
}
