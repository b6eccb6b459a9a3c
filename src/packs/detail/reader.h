// Reads packs one over the other and puts together what they say.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "packs/detail/affiliation_files.h"
#include "packs/detail/equivalents.h"
#include "packs/detail/euphemisms.h"
#include "packs/detail/fields.h"
#include "packs/detail/glossary.h"
#include "packs/detail/notices.h"
#include "packs/detail/overlay.h"
#include "packs/detail/provider_files.h"
#include "packs/detail/register_store.h"
#include "packs/packs.h"

namespace weiguan {

// The bytes of a folder's files; nothing for one that is not there.
struct PackFiles {
  std::string folder;  // As the user named it.
  std::optional<std::string> pack, groups, outlets;
  std::optional<std::string> phrases = std::nullopt;
  std::optional<std::string> wording = std::nullopt;
  std::optional<std::string> sources = std::nullopt;
  std::optional<std::string> notices = std::nullopt;
  std::optional<std::string> providers = std::nullopt;
  std::optional<std::string> euphemisms = std::nullopt;
  std::optional<std::string> equivalents = std::nullopt;
  AnswerFiles answers = {};
  AffiliationTables affiliations = {};
  RegisterFiles registers = {};
};

// Throws Error when the folder is none or one of its files cannot be read.
PackFiles read_pack_files(const std::filesystem::path& folder);

class PackReader {
 public:
  explicit PackReader(const ProblemSink& sink) : sink_(sink) {}

  // Lays the folder over those added before.
  void add(const PackFiles& files);

  // What is known now.
  Packs packs() const;

  const std::map<std::string, PackRow<Outlet>, std::less<>>& outlets() const { return outlets_; }
  const std::map<std::string, PackRow<Group>, std::less<>>& groups() const { return groups_; }
  const Glossary& glossary() const { return glossary_; }
  const NoticeFiles& notices() const { return notices_; }
  const ProviderFiles& providers() const { return providers_; }
  const EuphemismFiles& euphemisms() const { return euphemisms_; }
  const EquivalentFiles& equivalents() const { return equivalents_; }
  const AffiliationFiles& affiliations() const { return affiliations_; }
  const RegisterStore& registers() const { return registers_; }

 private:
  void add_groups(const PackFiles& files, const Teller& teller);
  void add_outlets(const PackFiles& files, const Teller& teller);
  void add_phrases(const PackFiles& files, const Teller& teller);

  const ProblemSink& sink_;
  std::vector<PackInfo> infos_;
  std::size_t info_ = 0;  // The one that a folder without pack.toml belongs to.
  std::map<std::string, PackRow<Outlet>, std::less<>> outlets_;
  std::map<std::string, PackRow<Group>, std::less<>> groups_;
  Glossary glossary_;
  Wording wording_;
  std::map<std::string, Source> sources_;  // By name.
  NoticeFiles notices_;
  ProviderFiles providers_;
  EuphemismFiles euphemisms_;
  EquivalentFiles equivalents_;
  AnswerLore answers_;
  AffiliationFiles affiliations_;
  RegisterStore registers_;
};

}  // namespace weiguan
