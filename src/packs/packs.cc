#include "packs/packs.h"

#include <algorithm>

#include "base/url.h"
#include "packs/affiliations.h"
#include "packs/detail/claims.h"
#include "packs/detail/index.h"
#include "packs/detail/reader.h"
#include "packs/detail/table.h"
#include "packs/registers.h"
#include "text/fold.h"

namespace weiguan {

namespace {

template <typename Thing>
const Thing* with_id(const std::vector<Thing>& things, std::string_view id) {
  const auto found = std::ranges::lower_bound(things, id, {}, &Thing::id);
  return found != things.end() && found->id == id ? &*found : nullptr;
}

template <typename Thing>
const Thing* with_key(
    const std::vector<Thing>& things, const Numbers& numbers, std::string_view key) {
  const auto found = numbers.find(key);
  return found == numbers.end() || found->second == ambiguous ? nullptr : &things[found->second];
}

}  // namespace

Packs Packs::load(const std::vector<std::filesystem::path>& folders, const ProblemSink& problems) {
  PackReader reader(problems);
  for (const std::filesystem::path& folder : folders) reader.add(read_pack_files(folder));
  return reader.packs();
}

const Registers& Packs::registers() const {
  static const Registers nothing;
  return registers_ ? *registers_ : nothing;
}

const Affiliations& Packs::affiliations() const {
  static const Affiliations nothing;
  return affiliations_ ? *affiliations_ : nothing;
}

const AnswerLore& Packs::answers() const {
  static const AnswerLore nothing;
  return answers_ ? *answers_ : nothing;
}

const Outlet* Packs::outlet(std::string_view id) const {
  return with_id(outlets_, id);
}

const Outlet* Packs::by_url(std::string_view url) const {
  if (!index_) return nullptr;
  const auto parsed = parse_url(url);
  if (!parsed) return nullptr;
  std::string_view host = parsed->host;
  while (host.ends_with('.')) host.remove_suffix(1);
  while (!host.empty()) {
    if (const Outlet* found = with_key(outlets_, index_->domains, host)) return found;
    const std::size_t dot = host.find('.');
    if (dot == std::string_view::npos) break;
    host.remove_prefix(dot + 1);
  }
  return nullptr;
}

const Outlet* Packs::by_name(std::string_view name) const {
  if (!index_) return nullptr;
  name = trim(name);
  if (const Outlet* found = with_key(outlets_, index_->spelled, name)) return found;
  return with_key(outlets_, index_->folded, fold(name));
}

const Outlet* Packs::by_account(std::string_view platform, std::string_view handle) const {
  if (!index_) return nullptr;
  if (handle.starts_with('@')) handle.remove_prefix(1);
  return with_key(outlets_, index_->accounts, account_key(platform, handle));
}

const Group* Packs::group(std::string_view id_or_name) const {
  if (const Group* found = with_id(groups_, id_or_name)) return found;
  return index_ ? with_key(groups_, index_->groups, fold(trim(id_or_name))) : nullptr;
}

std::vector<std::string> Packs::members(std::string_view group_id) const {
  std::vector<std::string> ids;
  for (const Outlet& one : outlets_) {
    if (std::ranges::count(one.groups, group_id) > 0) ids.push_back(one.id);
  }
  return ids;
}

const Phrase* Packs::phrase(std::string_view id_or_wording) const {
  if (const Phrase* found = with_id(phrases_, id_or_wording)) return found;
  return index_ ? with_key(phrases_, index_->phrases, fold(trim(id_or_wording))) : nullptr;
}

std::vector<const Phrase*> Packs::phrases_of(std::string_view group_id) const {
  std::vector<const Phrase*> found;
  for (const Phrase& one : phrases_) {
    if (group_id == "all" || std::ranges::count(one.groups, group_id) > 0) found.push_back(&one);
  }
  return found;
}

std::vector<std::string> wordings(const Phrase& phrase) {
  std::vector<std::string> folded;
  const auto add = [&](const std::string& text) {
    std::string one = fold(text);
    if (!one.empty() && std::ranges::count(folded, one) == 0) folded.push_back(std::move(one));
  };
  add(phrase.names.hans);
  add(phrase.names.hant);
  for (const std::string& one : phrase.variants) add(one);
  for (const std::string& one : phrase.english) add(one);
  return folded;
}

std::vector<std::string> WordGroup::all() const {
  std::vector<std::string> words = zh;
  words.insert(words.end(), en.begin(), en.end());
  return words;
}

bool must_cover(const Phrase& phrase, std::string_view pattern) {
  const std::string folded = fold(pattern);
  return std::ranges::any_of(wordings(phrase), [&](const std::string& wording) {
    return folded.find(wording) != std::string::npos;
  });
}

}  // namespace weiguan
