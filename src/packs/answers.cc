#include "packs/answers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "base/files.h"
#include "packs/toml_reader.h"
#include "text/tokens.h"

namespace weiguan {

namespace {

constexpr std::uint64_t longest_file = std::uint64_t{16} << 20;

std::string_view extension_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(dot);
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const std::size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

template <typename Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) return {};
  return number;
}

using TellLine = std::function<void(std::uint64_t line, std::string_view what, std::string reason)>;

// Each line that is not empty and no comment, as its cells.
void each_line(
    std::string_view bytes,
    const std::function<void(std::uint64_t line, const std::vector<std::string_view>& cells)>&
        each) {
  std::uint64_t number = 0;
  while (!bytes.empty()) {
    ++number;
    const std::size_t end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    // A number sign by itself may be a feature, so a comment has a space behind it.
    if (!line.empty() && !line.starts_with("# ")) each(number, cells_of(line));
  }
}

AnswerModel read_model(std::string_view bytes, const TellLine& tell) {
  AnswerModel model;
  each_line(bytes, [&](std::uint64_t line, const std::vector<std::string_view>& cells) {
    std::optional<double> incomplete, denial;
    if (cells.size() == 3) {
      incomplete = number_of<double>(cells[1]);
      denial = number_of<double>(cells[2]);
    }
    if (!incomplete || !denial || cells[0].empty() || !std::isfinite(*incomplete) ||
        !std::isfinite(*denial)) {
      tell(line, "weight", "expected a feature and two numbers, with tabs between");
      return;
    }
    const AnswerWeight weight = {*incomplete, *denial};
    if (cells[0] == "=intercept") {
      model.intercept = weight;
    } else if (cells[0] == "=slope") {
      model.slope = weight;
    } else if (cells[0] == "=offset") {
      model.offset = weight;
    } else if (!model.weights.emplace(std::string(cells[0]), weight).second) {
      tell(line, "weight", fmt::format("the feature \"{}\" comes twice", cells[0]));
    }
  });
  return model;
}

std::vector<AnswerRate> read_rates(std::string_view bytes, const TellLine& tell) {
  std::vector<AnswerRate> rates;
  each_line(bytes, [&](std::uint64_t line, const std::vector<std::string_view>& cells) {
    std::array<std::optional<std::uint64_t>, 4> counts;
    for (std::size_t i = 0; i < counts.size() && cells.size() == 6; ++i)
      counts.at(i) = number_of<std::uint64_t>(cells[i + 2]);
    const bool there = std::ranges::all_of(counts, [](const auto& one) { return one.has_value(); });
    if (!there || cells[0].empty() || *counts[1] > *counts[0] || *counts[3] > *counts[2]) {
      tell(
          line,
          "rate",
          "expected a language, a family (may be empty), and four counts: complete, of these "
          "right, incomplete, of these right");
      return;
    }
    rates.push_back(
        {std::string(cells[0]),
         std::string(cells[1]),
         *counts[0],
         *counts[1],
         *counts[2],
         *counts[3]});
  });
  return rates;
}

struct NamedWords {
  std::string_view name;
  std::vector<std::string> AnswerWords::*words;
};
constexpr std::array<NamedWords, 4> word_lists = {
    {{"refusal", &AnswerWords::refusal},
     {"ignorance", &AnswerWords::ignorance},
     {"evasion", &AnswerWords::evasion},
     {"official", &AnswerWords::official}}};

void read_list(const toml::node& node, std::vector<std::string>& into, const TellLine& tell) {
  const toml::array* list = node.as_array();
  if (list == nullptr) {
    tell(node.source().begin.line, "words", "expected a list of wordings");
    return;
  }
  for (const toml::node& one : *list) {
    const auto word = one.value_exact<std::string>();
    if (word && !tokens(*word).empty()) {
      into.push_back(*word);
    } else {
      tell(one.source().begin.line, "words", "expected a wording of one token or more");
    }
  }
}

void read_words(
    std::string_view bytes, AnswerWords& into, const Teller& teller, const TellLine& tell) {
  const std::optional<toml::table> parsed = parse_toml(bytes, teller);
  if (!parsed) return;
  for (const auto& [key, node] : *parsed) {
    const auto list = std::ranges::find(word_lists, key.str(), &NamedWords::name);
    const toml::table* table = node.as_table();
    if (list == word_lists.end() || table == nullptr) {
      tell(
          node.source().begin.line,
          "words",
          fmt::format(
              "\"{}\" is not known; expected tables refusal, ignorance, evasion and official with "
              "lists zh and en",
              key.str()));
      continue;
    }
    std::vector<std::string> words;
    for (const auto& [language, wordings] : *table) read_list(wordings, words, tell);
    into.*(list->words) = std::move(words);
  }
}

}  // namespace

const AnswerModel* AnswerLore::model(std::string_view language) const {
  const auto found = models.find(language);
  return found == models.end() ? nullptr : &found->second;
}

std::string answer_family(std::string_view model) {
  if (const std::size_t slash = model.rfind('/'); slash != std::string_view::npos)
    model.remove_prefix(slash + 1);
  std::string family;
  for (const char one : model) {
    const bool capital = one >= 'A' && one <= 'Z';
    if (!capital && (one < 'a' || one > 'z')) break;
    family += capital ? static_cast<char>(one - 'A' + 'a') : one;
  }
  return family;
}

const AnswerRate* AnswerLore::rate(std::string_view language, std::string_view model) const {
  const std::string family = answer_family(model);
  const AnswerRate* found = nullptr;
  for (const AnswerRate& one : rates) {
    if (one.language != language) continue;
    if (one.family.empty() && found == nullptr) found = &one;
    if (!family.empty() && one.family == family) return &one;
  }
  return found;
}

AnswerFiles read_answer_files(const std::filesystem::path& pack_folder) {
  AnswerFiles out;
  const std::filesystem::path folder = pack_folder / "answers";
  out.folder = folder.string();
  std::error_code failure;
  if (!std::filesystem::is_directory(folder, failure)) return out;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name == "words.toml" || extension_of(name) == ".tsv")
      out.files.emplace(name, read_file(entry.path(), longest_file));
  }
  return out;
}

void add_answer_files(const AnswerFiles& files, AnswerLore& into, const ProblemSink& problems) {
  for (const auto& [name, bytes] : files.files) {
    const std::string file = (std::filesystem::path(files.folder) / name).string();
    const TellLine tell = [&](std::uint64_t line, std::string_view what, std::string reason) {
      if (problems) problems({file, 0, line, fmt::format("pack-answers-{}", what), reason});
    };
    if (name == "words.toml") {
      read_words(bytes, into.words, Teller(file, problems), tell);
    } else if (name == "rates.tsv") {
      into.rates = read_rates(bytes, tell);
    } else {
      into.models[name.substr(0, name.size() - 4)] = read_model(bytes, tell);
    }
  }
}

}  // namespace weiguan
