#include "instruments/novelty/detail/speakers.h"

#include <algorithm>
#include <array>
#include <vector>

#include "instruments/speech_words.h"
#include "text/pieces.h"

namespace weiguan::novelty {

namespace {

constexpr std::array<std::string_view, 8> pronouns = {
    {"他", "她", "他们", "她们", "he", "she", "they", "it"}};

constexpr std::array<std::string_view, 6> titles = {{"mr", "mrs", "ms", "miss", "dr", "prof"}};

// Words and Chinese characters, folded, without a courtesy title.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  PieceReader reader(text);
  for (Piece piece; reader.next(piece);) {
    if (piece.kind == PieceKind::word || piece.kind == PieceKind::character) {
      words.emplace_back(piece.folded);
    }
  }
  const bool titled =
      words.size() > 1 && std::find(titles.begin(), titles.end(), words.front()) != titles.end();
  if (titled) words.erase(words.begin());
  return words;
}

bool is_pronoun(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += word;
  return std::find(pronouns.begin(), pronouns.end(), all) != pronouns.end();
}

// The shorter one ends the longer one.
bool one_person(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::vector<std::string>& least = a.size() < b.size() ? a : b;
  const std::vector<std::string>& most = a.size() < b.size() ? b : a;
  return std::equal(least.rbegin(), least.rend(), most.rbegin());
}

}  // namespace

std::optional<Speakers> Speakers::of(const Packs& packs) {
  const SpeechWords words = speech_words(packs);
  if (words.verbs.empty() && words.clause_verbs.empty()) return {};
  return Speakers(words);
}

Quoted Speakers::read(std::string_view text) const {
  Quoted quoted;
  std::vector<std::vector<std::string>> speakers;
  for (const Quote& one : reader_.read(text)) {
    const std::string_view speaker =
        text.substr(one.speaker.begin, one.speaker.end - one.speaker.begin);
    std::vector<std::string> words = words_of(speaker);
    if (words.empty()) continue;
    ++quoted.attributed;
    if (is_pronoun(words)) continue;
    const bool known = std::any_of(speakers.begin(), speakers.end(), [&](const auto& other) {
      return one_person(other, words);
    });
    if (known) continue;
    if (speakers.empty()) quoted.speaker = speaker;
    speakers.push_back(std::move(words));
  }
  quoted.single_source = speakers.size() == 1;
  if (!quoted.single_source) quoted.speaker.clear();
  return quoted;
}

}  // namespace weiguan::novelty
