#include "instruments/told_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <unordered_set>

#include <unicode/locid.h>
#include <unicode/timezone.h>
#include <unicode/translit.h>
#include <unicode/tznames.h>

#include "base/error.h"
#include "text/fold.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan::told {

namespace {

constexpr std::uint32_t first_han = 0x4E00, last_han = 0x9FFF;

// ---- Sounds ---------------------------------------------------------------------------------

struct Sounds {
  std::vector<std::string> of;  // By character, from first_han on.
  std::set<std::string, std::less<>> all;
};

Sounds read_sounds() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> transform(
      icu::Transliterator::createInstance("Han-Latin; Latin-ASCII", UTRANS_FORWARD, status));
  if (transform == nullptr || U_FAILURE(status) != 0)
    throw Error("ICU has no transform Han-Latin", "Install ICU with its data (libicu).");
  icu::UnicodeString letters;
  for (std::uint32_t one = first_han; one <= last_han; ++one) {
    letters.append(static_cast<UChar32>(one));
    letters.append(static_cast<UChar32>('\n'));
  }
  transform->transliterate(letters);
  std::string out;
  letters.toUTF8String(out);
  Sounds sounds;
  sounds.of.resize(last_han - first_han + 1);
  std::size_t at = 0;
  for (std::string& one : sounds.of) {
    const std::size_t end = std::min(out.find('\n', at), out.size());
    for (; at < end; ++at) {
      const char letter = out[at];
      if (letter >= 'a' && letter <= 'z') one += letter;
    }
    at = std::min(end + 1, out.size());
  }
  // Those that mostly sound otherwise in the names of places and people.
  const std::map<char32_t, std::string> otherwise = {
      {U'长', "chang"}, {U'重', "chong"}, {U'厦', "xia"}, {U'藏', "zang"}, {U'曾', "zeng"}};
  for (const auto& [character, sound] : otherwise) sounds.of[character - first_han] = sound;
  for (const std::string& one : sounds.of) {
    if (!one.empty() && one.size() <= 6) sounds.all.insert(one);
  }
  return sounds;
}

const Sounds& sounds() {
  static const Sounds all = read_sounds();
  return all;
}

// ---- Names of places ------------------------------------------------------------------------

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

struct Wording {
  std::set<std::string> words;
  std::string en, zh;  // As it is shown.
};
using Wordings = std::map<std::string, Wording>;  // By what the concept is called.

std::string before_bracket(std::string name) {
  const std::size_t at = name.find('(');
  if (at != std::string::npos) name.resize(at);
  while (!name.empty() && name.back() == ' ') name.pop_back();
  return name;
}

// What those of a country are called, as far as its name tells.
void add_people(const std::string& english, std::set<std::string>& words) {
  if (english.find(' ') != std::string::npos || english.size() < 4) return;
  const std::string stem = english.substr(0, english.size() - 1);
  switch (english.back()) {
    case 'a':
      words.insert({english + "n", stem + "ian"});
      break;
    case 'e':
    case 'y':
      words.insert({stem + "ian"});
      break;
    case 'o':
      words.insert({stem + "an", stem + "ese"});
      break;
    default:
      words.insert({english + "ian", english + "i", english + "ese", english + "an"});
  }
}

const std::map<std::string, std::vector<std::string>>& other_names() {
  static const std::map<std::string, std::vector<std::string>> names = {
      {"US", {"US", "U.S.", "America", "American", "Americans", "Washington"}},
      {"GB", {"UK", "U.K.", "Britain", "British", "England"}},
      {"KR", {"ROK", "S. Korea", "South Korea", "South Korean"}},
      {"KP", {"DPRK", "North Korea", "North Korean", "朝鲜"}},
      {"JP", {"Japanese"}},
      {"CN", {"Chinese", "中方"}},
      {"FR", {"French"}},
      {"DE", {"German"}},
      {"ES", {"Spanish"}},
      {"PT", {"Portuguese"}},
      {"NL", {"Dutch"}},
      {"CH", {"Swiss"}},
      {"SE", {"Swedish"}},
      {"FI", {"Finnish"}},
      {"DK", {"Danish"}},
      {"PL", {"Polish"}},
      {"IE", {"Irish"}},
      {"GR", {"Greek"}},
      {"TR", {"Turkey", "Turkish", "Türkiye"}},
      {"TH", {"Thai"}},
      {"PH", {"Philippine", "Filipino"}},
      {"AF", {"Afghan"}},
      {"CZ", {"Czech"}},
      {"PE", {"Peruvian"}},
      {"MM", {"Burma"}},
      {"UA", {"Ukrainian", "乌方", "乌军", "Kiev"}},
      {"RU", {"俄方", "俄军", "Moscow"}},
      {"CD", {"DR Congo", "刚果（金）", "刚果金"}},
      {"AE", {"UAE", "阿联酋"}},
      {"SA", {"Saudi", "沙特"}},
      {"SB", {"Solomon", "所罗门"}},
      {"BA", {"波黑"}},
      {"PG", {"PNG", "巴新"}},
      {"NZ", {"New Zealander"}},
      {"VA", {"Vatican"}}};
  return names;
}

void add_countries(Wordings& wordings) {
  const icu::Locale chinese("zh"), english("en");
  for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
    const icu::Locale country("", *code);
    icu::UnicodeString zh, en;
    country.getDisplayCountry(chinese, zh);
    country.getDisplayCountry(english, en);
    const std::string name = before_bracket(utf8(en));
    Wording& one = wordings[name];
    one.en = name;
    one.zh = utf8(zh);
    one.words.insert({one.zh, name});
    add_people(name, one.words);
    const auto more = other_names().find(*code);
    if (more != other_names().end()) one.words.insert(more->second.begin(), more->second.end());
  }
}

void add_cities(Wordings& wordings) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZoneNames> zh(
      icu::TimeZoneNames::createInstance(icu::Locale("zh"), status));
  const std::unique_ptr<icu::TimeZoneNames> en(
      icu::TimeZoneNames::createInstance(icu::Locale("en"), status));
  const std::unique_ptr<icu::StringEnumeration> zones(
      icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_ANY, nullptr, nullptr, status));
  if (U_FAILURE(status) != 0) return;
  while (const icu::UnicodeString* zone = zones->snext(status)) {
    if (U_FAILURE(status) != 0) return;
    icu::UnicodeString chinese, english;
    zh->getExemplarLocationName(*zone, chinese);
    en->getExemplarLocationName(*zone, english);
    if (chinese.countChar32() < 2 || english.length() < 3 || chinese == english) continue;
    const std::string name = utf8(english);
    Wording& one = wordings[name];
    one.words.insert({utf8(chinese), name});
    one.en = name;
    if (one.zh.empty()) one.zh = utf8(chinese);
  }
}

// The words of each line.
std::vector<std::vector<std::string>> lines_of(std::string_view all) {
  std::vector<std::vector<std::string>> lines;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    std::string_view line = all.substr(at, end - at);
    at = end + 1;
    lines.emplace_back();
    while (!line.empty()) {
      const std::size_t cut = std::min(line.find_first_of(",="), line.size());
      lines.back().emplace_back(line.substr(0, cut));
      line.remove_prefix(std::min(cut + 1, line.size()));
    }
  }
  return lines;
}

std::vector<CountedPhrase> all_acts() {
  std::vector<CountedPhrase> phrases;
  for (std::vector<std::string>& words : lines_of(acts())) {
    phrases.emplace_back();
    phrases.back().wordings = std::move(words);
  }
  return phrases;
}

// The pack's words; of a place that is known already they are further names.
void add_equivalents(const Packs& packs, Wordings& wordings, std::set<std::string>& places) {
  std::map<std::string, std::string> known;  // By word.
  for (const auto& [name, one] : wordings) {
    for (const std::string& word : one.words) known.emplace(fold(word), name);
  }
  for (const Equivalent& equivalent : packs.equivalents()) {
    std::string name = "word " + equivalent.id;
    if (equivalent.kind == "place") {
      for (const std::string& word : equivalent.words.all()) {
        const auto found = known.find(fold(word));
        if (found != known.end()) name = found->second;
      }
      places.insert(name);
    }
    Wording& one = wordings[name];
    for (const std::string& word : equivalent.words.all()) one.words.insert(word);
    if (one.en.empty()) one.en = equivalent.words.en.front();
    if (one.zh.empty()) one.zh = equivalent.words.zh.front();
  }
}

void add_packs(const Packs& packs, Wordings& wordings) {
  for (const Phrase& phrase : packs.phrases()) {
    if (phrase.english.empty() && phrase.names.en.empty()) continue;
    Wording& one = wordings["phrase " + phrase.id];
    one.en = phrase.names.en.empty() ? phrase.english.front() : phrase.names.en;
    one.zh = phrase.names.hans;
    std::set<std::string>& words = one.words;
    words.insert(phrase.names.hans);
    words.insert(phrase.variants.begin(), phrase.variants.end());
    words.insert(phrase.english.begin(), phrase.english.end());
    if (phrase.names.en.find(' ') != std::string::npos) words.insert(phrase.names.en);
  }
  for (const Outlet& outlet : packs.outlets()) {
    if (outlet.names.hans.empty() || outlet.names.en.empty()) continue;
    Wording& one = wordings["outlet " + outlet.id];
    one.words.insert({outlet.names.hans, outlet.names.en});
    one.en = outlet.names.en;
    one.zh = outlet.names.hans;
  }
}

std::vector<CountedPhrase> all_phrases(
    const Packs& packs,
    std::vector<Concepts::Found>& keys,
    std::vector<std::pair<std::string, std::string>>& names) {
  static const Wordings named_places = [] {
    Wordings made;
    add_countries(made);
    add_cities(made);
    return made;
  }();
  Wordings wordings = named_places;
  std::set<std::string> places;
  for (const auto& one : wordings) places.insert(one.first);
  add_equivalents(packs, wordings, places);
  add_packs(packs, wordings);
  std::vector<CountedPhrase> phrases;
  for (const auto& [name, wording] : wordings) {
    CountedPhrase one;
    for (const std::string& word : wording.words) {
      if (!tokens(word).empty()) one.wordings.push_back(word);
    }
    if (one.wordings.empty()) continue;
    phrases.push_back(std::move(one));
    keys.push_back({key_of('c', name), places.contains(name)});
    names.emplace_back(wording.en, wording.zh);
  }
  return phrases;
}

}  // namespace

std::uint32_t key_of(char kind, std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  const auto add = [&hash](char one) {
    hash = (hash ^ static_cast<unsigned char>(one)) * 1099511628211ULL;
  };
  add(kind);
  for (const char one : text) add(one);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

Concepts::Concepts(const Packs& packs)
    : phrases_(all_phrases(packs, keys_, names_)),
      matcher_(phrases_, Overlap::longest),
      act_matcher_(all_acts(), Overlap::longest) {}

std::uint32_t Concepts::acts(std::string_view title) const {
  std::vector<PhraseMatch> matches;
  act_matcher_.find(title, matches);
  std::uint32_t bits = 0;
  for (const PhraseMatch& match : matches) bits |= std::uint32_t{1} << match.phrase;
  return bits;
}

std::vector<Concepts::Found> Concepts::find(std::string_view text) const {
  std::vector<PhraseMatch> matches;
  matcher_.find(text, matches);
  std::vector<Found> keys;
  for (const PhraseMatch& match : matches) keys.push_back(keys_[match.phrase]);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::string Concepts::described(std::string_view text, bool in_chinese) const {
  std::vector<PhraseMatch> matches;
  matcher_.find(text, matches);
  std::vector<std::string_view> named;
  for (const PhraseMatch& match : matches) {
    const auto& both = names_[match.phrase];
    const std::string& name = in_chinese ? both.second : both.first;
    if (!name.empty() && std::ranges::find(named, name) == named.end()) named.push_back(name);
  }
  std::string out;
  for (const std::string_view name : named) {
    if (!out.empty()) out += in_chinese ? "、" : ", ";
    out += name;
  }
  return out;
}

std::string spelled(std::string_view chinese_name) {
  std::string family, given;
  for (std::size_t at = 0; at < chinese_name.size();) {
    const std::string_view sound = sound_of(next_character(chinese_name, at));
    if (sound.empty()) return {};
    (family.empty() ? family : given) += sound;
  }
  const auto capital = [](std::string& word) {
    if (!word.empty()) word[0] = static_cast<char>(word[0] - 'a' + 'A');
  };
  capital(family);
  capital(given);
  return given.empty() ? family : family + " " + given;
}

std::string_view sound_of(char32_t character) {
  if (character < first_han || character > last_han) return {};
  return sounds().of[character - first_han];
}

int syllables(std::string_view letters) {
  if (letters.empty() || letters.size() > 24) return 0;
  std::array<int, 25> least{};
  for (std::size_t at = 1; at <= letters.size(); ++at) {
    for (std::size_t length = 1; length <= std::min<std::size_t>(6, at); ++length) {
      const std::size_t from = at - length;
      if (from != 0 && least[from] == 0) continue;
      if (!sounds().all.contains(letters.substr(from, length))) continue;
      if (least[at] == 0 || least[from] + 1 < least[at]) least[at] = least[from] + 1;
    }
  }
  return least[letters.size()];
}

std::string stem(std::string_view word) {
  std::string one(word);
  const auto ends = [&one](std::string_view end) {
    return one.size() > end.size() + 2 && std::string_view(one).ends_with(end);
  };
  if (ends("'s")) one.resize(one.size() - 2);
  if (ends("ies")) {
    one.resize(one.size() - 3);
    return one + "y";
  }
  if (ends("ing") && one.size() > 5) {
    one.resize(one.size() - 3);
  } else if (ends("ed") && one.size() > 4) {
    one.resize(one.size() - 2);
  } else if (ends("es") && one.size() > 4) {
    one.resize(one.size() - 2);
  } else if (ends("s") && !ends("ss") && !ends("us") && !ends("is")) {
    one.pop_back();
  }
  if (ends("e")) one.pop_back();
  return one;
}

bool is_little_word(std::string_view word) {
  static const std::unordered_set<std::string_view> words = {
      "the",    "of",      "to",      "in",    "and",   "a",     "an",   "for",   "on",    "with",
      "at",     "by",      "from",    "as",    "is",    "are",   "was",  "were",  "be",    "been",
      "has",    "have",    "had",     "its",   "it",    "that",  "this", "these", "those", "will",
      "would",  "can",     "could",   "not",   "no",    "but",   "or",   "after", "over",  "into",
      "amid",   "about",   "more",    "than",  "new",   "says",  "said", "say",   "their", "his",
      "her",    "he",      "she",     "they",  "we",    "you",   "our",  "your",  "who",   "what",
      "how",    "why",     "when",    "where", "which", "there", "also", "up",    "out",   "under",
      "during", "between", "against", "two",   "s",     "t",     "i",    "do",    "does",  "did",
      "may",    "should",  "per",     "via",   "all",   "some",  "other"};
  return words.contains(word);
}

bool is_formula(std::string_view pair) {
  static const std::unordered_set<std::string_view> pairs = {
      "会见", "会谈", "举行", "强调", "指出", "表示", "出席", "主持", "重要", "讲话", "发表",
      "召开", "会议", "通报", "最新", "记者", "报道", "消息", "央视", "视网", "新闻", "闻联",
      "联播", "网消", "今天", "昨天", "明天", "上午", "下午", "晚上", "当地", "地时", "时间",
      "本台", "国家", "家主", "主席", "总理", "总统", "习近", "近平", "总书", "书记", "同志",
      "中国", "我国", "工作", "发展", "推进", "加强", "进行", "开展", "以来", "近日", "日前",
      "目前", "已经", "其中", "方面", "相关", "有关", "关于", "通过", "实现", "全国", "全面",
      "高质", "质量", "回应", "致电", "互致", "贺电", "应约", "同日", "新华", "华社", "新社",
      "北京", "人民", "民大", "大会", "会堂", "国务", "务院", "院总"};
  return pairs.contains(pair);
}

}  // namespace weiguan::told
