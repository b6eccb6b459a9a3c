#include "text/language.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>

#include "text/detail/decode.h"
#include "text/detail/function_words.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan {
namespace {

// clang-format off
#include "text/detail/script_characters.inc"
// clang-format on

// Written so in Japan only.
constexpr std::u16string_view japanese_only =
    u"気県図駅広売読対応経済発変両実験検圧囲歩戦総続権観効価単厳営帰恵悪渋渓焼犠獣稲穂縦継聴覚訳豊"
    u"軽辺遅郷酔釈鉄銭録闘"
    u"隠雑霊頼顔顕駆髄鶏黒斎竜亀込働峠畑枠匂塀沢桜関戻仏円塩壱択拡拠挙滝毎転伝児乗仮剣団壊壌嬢専巻"
    u"従懐戯払抜拝揺桟様"
    u"歴殻満瀬畳穏粋絵縄繊臓荘薬蔵処蛍譲醸鋳錬険";

// Enough to tell; more only costs time.
constexpr std::size_t most_bytes = 64 * 1024;

// What one word of a script with spaces weighs beside one Chinese character: about as much is said
// in 10 English words as in 16 characters.
constexpr double word_weight = 1.6;
constexpr double kana_weight = 0.7;
constexpr double letter_weight = 0.4;  // Of scripts that put no spaces between words.

// The winner must have more than this of the whole text's weight.
constexpr double least_share = 0.55;

class HanSet {
 public:
  explicit HanSet(std::u16string_view characters) {
    for (const char16_t c : characters) set_[static_cast<std::size_t>(c - first)] = true;
  }
  bool has(char32_t c) const { return c >= first && c - first < size && set_[c - first]; }

 private:
  static constexpr char32_t first = 0x4E00;
  static constexpr std::size_t size = 0x5200;
  std::bitset<size> set_;
};

// Scripts that each stand for one language, but for the first three.
enum Script : std::size_t { cjk, latin, cyrillic, arabic, first_single };

struct SingleScript {
  char32_t first, last;
  std::string_view language;
  bool spaces;
};

constexpr SingleScript single_scripts[] = {
    {0x0370, 0x03FF, "el", true},
    {0x0530, 0x058F, "hy", true},
    {0x0590, 0x05FF, "he", true},
    {0x0900, 0x097F, "hi", true},
    {0x0980, 0x09FF, "bn", true},
    {0x0B80, 0x0BFF, "ta", true},
    {0x0E00, 0x0E7F, "th", false},
    {0x0E80, 0x0EFF, "lo", false},
    {0x0F00, 0x0FFF, "bo", true},
    {0x1000, 0x109F, "my", false},
    {0x10A0, 0x10FF, "ka", true},
    {0x1780, 0x17FF, "km", false},
    {0x1800, 0x18AF, "mn", true},
    {0xA000, 0xA4CF, "ii", true},
};
constexpr std::size_t script_count = first_single + std::size(single_scripts);

struct Counts {
  std::array<double, script_count> weight{};
  std::size_t han = 0, kana = 0, hangul = 0;
  std::size_t simplified = 0, traditional = 0, japanese = 0;
  std::size_t latin_words = 0;
  std::array<std::size_t, detail::latin_languages.size()> hits{};
  std::size_t cyrillic_words = 0;
  std::size_t ukrainian = 0, serbian = 0, kazakh = 0, mongolian = 0, russian = 0, bulgarian = 0;
  std::size_t uyghur = 0, persian = 0, urdu = 0;
};

void count_cjk(Counts& counts, char32_t c) {
  static const HanSet simplified(simplified_only);
  static const HanSet traditional(traditional_only);
  static const HanSet japanese(japanese_only);
  if (is_han(c)) {
    ++counts.han;
    counts.weight[cjk] += 1;
    // Japan writes many characters as one of the two scripts of Chinese does.
    if (japanese.has(c)) {
      ++counts.japanese;
    } else if (simplified.has(c)) {
      ++counts.simplified;
    } else if (traditional.has(c)) {
      ++counts.traditional;
    }
  } else if ((c >= 0x3041 && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9D)) {
    ++counts.kana;
    counts.weight[cjk] += kana_weight;
  } else if (c >= 0x1100 && (c < 0x3000 || c >= 0xA960)) {
    ++counts.hangul;
    counts.weight[cjk] += 1;
  }
}

template <typename Each>
void for_each_character(std::string_view text, Each each) {
  for (std::size_t at = 0; at < text.size();) {
    const detail::Sequence one = detail::decode_one(text, at);
    at += one.size;
    each(one.character);
  }
}

void count_cyrillic(Counts& counts, std::string_view word) {
  const auto any_of = [&](std::u32string_view letters) -> std::size_t {
    bool any = false;
    for_each_character(word, [&](char32_t c) { any |= letters.find(c) != letters.npos; });
    return any ? 1 : 0;
  };
  ++counts.cyrillic_words;
  counts.ukrainian += any_of(U"іїєґ");
  counts.serbian += any_of(U"јљњђћџ");
  counts.kazakh += any_of(U"әғқұ");
  counts.mongolian += any_of(U"өү");
  counts.russian += any_of(U"ыэё");
  counts.bulgarian += any_of(U"ъ");
}

void count_arabic(Counts& counts, std::string_view word) {
  for_each_character(word, [&](char32_t c) {
    if (std::u32string_view(U"ېۈۇەۋڭۆ").find(c) != std::u32string_view::npos) ++counts.uyghur;
    if (std::u32string_view(U"ٹڈڑںےہ").find(c) != std::u32string_view::npos) ++counts.urdu;
    if (std::u32string_view(U"پچژگیک").find(c) != std::u32string_view::npos) ++counts.persian;
  });
}

void count_latin(Counts& counts, std::string_view word) {
  ++counts.latin_words;
  const std::uint32_t languages = detail::languages_of_word(word);
  for (std::size_t i = 0; languages >> i != 0; ++i) {
    if (languages >> i & 1) ++counts.hits[i];
  }
}

void count_word(Counts& counts, std::string_view word) {
  const char32_t c = detail::decode_one(word, 0).character;
  if (c >= '0' && c <= '9') return;
  if (c < 0x0250 || (c >= 0x1E00 && c < 0x1F00)) {
    counts.weight[latin] += word_weight;
    count_latin(counts, word);
  } else if (c >= 0x0400 && c < 0x0530) {
    counts.weight[cyrillic] += word_weight;
    count_cyrillic(counts, word);
  } else if ((c >= 0x0600 && c < 0x0780) || (c >= 0xFB50 && c < 0xFF00)) {
    counts.weight[arabic] += word_weight;
    count_arabic(counts, word);
  } else {
    for (std::size_t i = 0; i < std::size(single_scripts); ++i) {
      const SingleScript& script = single_scripts[i];
      if (c < script.first || c > script.last) continue;
      const auto letters = static_cast<double>(count_characters(word));
      counts.weight[first_single + i] += script.spaces ? word_weight : letter_weight * letters;
    }
  }
}

Language chinese(const Counts& counts) {
  Language language{"zh", ""};
  const std::size_t telling = counts.simplified + counts.traditional;
  if (telling < 2) return language;
  if (counts.simplified >= 4 * counts.traditional) language.script = "Hans";
  if (counts.traditional >= 4 * counts.simplified) language.script = "Hant";
  // A name or two in the other script does not make a short text a mixed one.
  constexpr std::size_t enough = 8;
  if (language.script.empty() && telling >= enough) language.script = "Hani";
  return language;
}

// Japanese headlines have few kana, Chinese ones sometimes a の.
Language east_asian(const Counts& counts) {
  const auto share = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  const std::size_t all = counts.han + counts.kana + counts.hangul;
  if (all < 2) return {};
  if (share(counts.hangul, all) >= 0.3 && counts.hangul >= counts.kana) return {"ko", ""};
  const double kana = share(counts.kana, all);
  const double japanese = share(counts.japanese, counts.han);
  if (kana >= 0.15 || (kana >= 0.03 && japanese >= 0.01) || japanese >= 0.06) return {"ja", ""};
  return chinese(counts);
}

Language of_latin_letters(const Counts& counts) {
  std::array<std::size_t, detail::latin_languages.size()> order{};
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::partial_sort(
      order.begin(), order.begin() + 2, order.end(), [&](std::size_t a, std::size_t b) {
        return counts.hits[a] != counts.hits[b] ? counts.hits[a] > counts.hits[b] : a < b;
      });
  const std::size_t best = counts.hits[order[0]];
  const std::size_t second = counts.hits[order[1]];
  if (counts.latin_words < 2 || best * 12 < counts.latin_words || best == second) return {};
  return {std::string(detail::latin_languages[order[0]]), ""};
}

Language of_cyrillic_letters(const Counts& counts) {
  if (counts.cyrillic_words < 2) return {};
  const auto many = [&](std::size_t words) { return words * 20 >= counts.cyrillic_words; };
  if (many(counts.kazakh)) return {"kk", ""};
  if (many(counts.mongolian)) return {"mn", ""};
  if (many(counts.serbian)) return {"sr", ""};
  if (many(counts.ukrainian)) return {"uk", ""};
  if (counts.russian == 0 && many(counts.bulgarian)) return {"bg", ""};
  return {"ru", ""};
}

Language of_arabic_letters(const Counts& counts) {
  const double words = counts.weight[arabic] / word_weight;
  const auto many = [&](std::size_t letters) { return static_cast<double>(letters) * 4 >= words; };
  if (words < 2) return {};
  if (many(counts.uyghur)) return {"ug", ""};
  if (many(counts.urdu)) return {"ur", ""};
  if (many(counts.persian)) return {"fa", ""};
  return {"ar", ""};
}

}  // namespace

Language detect_language(std::string_view text) {
  Counts counts;
  text = text.substr(0, most_bytes);
  TokenReader reader(text);
  Token token;
  while (reader.next(token)) {
    const char32_t folded = detail::decode_one(token.folded, 0).character;
    if (is_cjk(folded)) {
      count_cjk(counts, detail::decode_one(text, token.begin).character);
    } else if (folded >= 0x80 || (folded >= 'a' && folded <= 'z')) {
      count_word(counts, token.folded);
    }
  }
  double all = 0;
  for (const double weight : counts.weight) all += weight;
  const auto best = static_cast<std::size_t>(
      std::max_element(counts.weight.begin(), counts.weight.end()) - counts.weight.begin());
  if (counts.weight[best] <= least_share * all) return {};
  if (best == cjk) return east_asian(counts);
  if (best == latin) return of_latin_letters(counts);
  if (best == cyrillic) return of_cyrillic_letters(counts);
  if (best == arabic) return of_arabic_letters(counts);
  return {std::string(single_scripts[best - first_single].language), ""};
}

}  // namespace weiguan
