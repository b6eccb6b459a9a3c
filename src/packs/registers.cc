#include "packs/registers.h"

#include <algorithm>

#include "base/files.h"

namespace weiguan {

namespace {

constexpr std::uint64_t longest_file = std::uint64_t{16} << 20;

template <typename Thing>
const Thing* find_by_id(const std::vector<Thing>& all, std::string_view id) {
  const auto found = std::ranges::lower_bound(all, id, {}, &Thing::id);
  return found == all.end() || found->id != id ? nullptr : &*found;
}

}  // namespace

const Entity* Register::entity(std::string_view wanted) const {
  return find_by_id(entities, wanted);
}

const Register* Registers::find(std::string_view id) const {
  return find_by_id(all, id);
}

const Entity* Registers::entity(std::string_view register_and_id) const {
  const std::size_t slash = register_and_id.find('/');
  if (slash == std::string_view::npos) return nullptr;
  const Register* const list = find(register_and_id.substr(0, slash));
  return list == nullptr ? nullptr : list->entity(register_and_id.substr(slash + 1));
}

RegisterFiles read_register_files(const std::filesystem::path& pack_folder) {
  RegisterFiles out;
  const std::filesystem::path folder = pack_folder / "registers";
  out.folder = folder.string();
  std::error_code failure;
  if (!std::filesystem::is_directory(folder, failure)) return out;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".csv" || extension == ".toml")
      out.files.emplace(entry.path().filename().string(), read_file(entry.path(), longest_file));
  }
  return out;
}

}  // namespace weiguan
