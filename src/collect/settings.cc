#include "collect/detail/settings.h"

#include <array>
#include <random>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/time.h"

namespace weiguan {

namespace {

constexpr std::string_view advice = "docs/formats/observatory.md says what weiguan.toml may hold.";

constexpr std::int64_t least_memory = 32, most_memory = 1 << 20;  // MiB.

[[noreturn]] void fail(
    const std::filesystem::path& file, const toml::source_region& at, const std::string& reason) {
  throw Error(fmt::format("{}:{}: {}", file.string(), at.begin.line, reason), std::string(advice));
}

std::string text_of(
    const toml::node& node, std::string_view key, const std::filesystem::path& file) {
  if (const auto text = node.value_exact<std::string>()) return *text;
  fail(file, node.source(), fmt::format("{} wants a text in quotes", key));
}

std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

void read_number(
    const toml::node& node,
    std::string_view key,
    const std::filesystem::path& file,
    std::int64_t least,
    std::int64_t most,
    std::uint64_t& into) {
  const auto number = node.value_exact<std::int64_t>();
  if (!number || *number < least || *number > most)
    fail(
        file,
        node.source(),
        fmt::format("{} wants a whole number from {} to {}", key, least, most));
  into = static_cast<std::uint64_t>(*number);
}

FetchSettings read_fetch(const toml::node& node, const std::filesystem::path& file) {
  FetchSettings fetch;
  const toml::table* table = node.as_table();
  if (table == nullptr) fail(file, node.source(), "fetch is a table of its own: [fetch]");
  for (const auto& [key, value] : *table) {
    const std::string_view name = key.str();
    if (name == "contact") {
      fetch.contact = text_of(value, name, file);
      if (fetch.contact.find_first_of("\r\n") != std::string::npos)
        fail(file, value.source(), "contact wants one line");
    } else if (name == "delay") {
      const auto seconds = value.value<double>();
      if (!value.is_number() || !seconds || *seconds < 0 || *seconds > 3600)
        fail(file, value.source(), "delay wants a number of seconds from 0 to 3600");
      fetch.delay = *seconds;
    } else if (name == "connections") {
      read_number(value, name, file, 1, 256, fetch.connections);
    } else if (name == "budget") {
      read_number(value, name, file, 0, 1'000'000'000, fetch.budget);
    } else if (name == "timeout") {
      read_number(value, name, file, 1, 3600, fetch.timeout);
    } else if (name == "max_size") {
      read_number(value, name, file, 1, 64, fetch.max_size);
    } else if (name == "proxy") {
      fetch.proxy = text_of(value, name, file);
    } else if (name == "connect_to") {
      fetch.connect_to = text_of(value, name, file);
    } else if (name == "connect_to_tls") {
      fetch.connect_to_tls = text_of(value, name, file);
    } else {
      fail(
          file,
          key.source(),
          fmt::format(
              "there is no setting \"{}\" of fetch; there are contact, delay, connections, budget, "
              "timeout, max_size, proxy, connect_to, connect_to_tls",
              name));
    }
  }
  return fetch;
}

std::vector<Source> read_sources(std::string_view toml, const std::filesystem::path& file) {
  return parse_sources(toml, file.string(), [](const Problem& problem) {
    throw Error(
        fmt::format("{}:{}: {}", problem.file, problem.line, problem.reason), std::string(advice));
  });
}

}  // namespace

Settings parse_settings(std::string_view toml, const std::filesystem::path& file) {
  Settings settings;
  try {
    for (const auto& [key, node] : toml::parse(toml, file.string())) {
      const std::string_view name = key.str();
      if (name == "name") {
        settings.name = text_of(node, name, file);
      } else if (name == "zone") {
        settings.zone = text_of(node, name, file);
        if (!Zone::find(settings.zone)) {
          fail(
              file,
              node.source(),
              fmt::format("zone \"{}\" is not known; \"Asia/Shanghai\" is one", settings.zone));
        }
      } else if (name == "key") {
        settings.key = text_of(node, name, file);
      } else if (name == "memory") {
        const auto mebibytes = node.value_exact<std::int64_t>();
        if (!mebibytes || *mebibytes < least_memory || *mebibytes > most_memory) {
          fail(
              file,
              node.source(),
              fmt::format(
                  "memory wants a whole number of MiB from {} to {}", least_memory, most_memory));
        }
        settings.memory = static_cast<std::uint64_t>(*mebibytes) << 20;
      } else if (name == "fetch") {
        settings.fetch = read_fetch(node, file);
      } else if (name == "source") {
        settings.sources = read_sources(toml, file);
      } else if (name == "packs") {
        const toml::array* packs = node.as_array();
        if (packs == nullptr) fail(file, node.source(), "packs wants a list of texts in quotes");
        for (const toml::node& pack : *packs) settings.packs.push_back(text_of(pack, name, file));
      } else {
        fail(
            file,
            key.source(),
            fmt::format(
                "there is no setting \"{}\"; there are name, packs, zone, memory, key, fetch and "
                "source",
                name));
      }
    }
  } catch (const toml::parse_error& error) {
    fail(file, error.source(), std::string(error.description()));
  }
  return settings;
}

std::string print_settings(const Settings& settings) {
  std::string packs;
  for (const std::string& pack : settings.packs) {
    if (!packs.empty()) packs += ", ";
    packs += toml_text(pack);
  }
  return fmt::format(
      "# A Weiguan observatory.  docs/formats/observatory.md says what may stand here.\n"
      "name = {}\n"
      "packs = [{}]\n"
      "zone = {}\n"
      "# Makes the pseudonyms of accounts.  Keep it secret: who has it can tell which name stands\n"
      "# behind a pseudonym.\n"
      "key = {}\n",
      toml_text(settings.name),
      packs,
      toml_text(settings.zone),
      toml_text(settings.key));
}

std::string new_key() {
  std::random_device random;
  std::string bytes;
  for (int i = 0; i < 32; ++i) bytes += static_cast<char>(random() & 255);
  return to_hex(bytes);
}

}  // namespace weiguan
