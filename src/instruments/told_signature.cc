#include "instruments/told_signature.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "text/date_forms.h"
#include "text/fold.h"
#include "text/name_cues.h"
#include "text/numbers.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan::told {

namespace {

constexpr std::size_t chinese_lead = 240, other_lead = 700;  // Characters.
constexpr std::size_t sounded_lead = 60;

std::string_view first_lines(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size() && count < characters; ++count)
    next_character(text, at);
  return text.substr(0, at);
}

bool inside(const std::vector<Range>& ranges, std::size_t at) {
  return std::ranges::any_of(
      ranges, [at](const Range& one) { return one.begin <= at && at < one.end; });
}

bool is_capital(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= 'A' && text[at] <= 'Z';
}

// English words that are syllables as well and hardly ever a name.
bool is_common_syllable(std::string_view word) {
  constexpr std::array<std::string_view, 34> words = {
      "an",   "he",   "can", "men", "long", "pan", "ban",  "hang", "die", "gun", "sun", "song",
      "wen",  "fan",  "bin", "pin", "min",  "me",  "she",  "man",  "ran", "tan", "dan", "china",
      "hong", "kong", "pa",  "ma",  "you",  "yi",  "ping", "wan",  "ten", "a"};
  return std::ranges::find(words, word) != words.end();
}

class Signer {
 public:
  explicit Signer(const Concepts& concepts) : concepts_(concepts) {}

  void read(std::string_view text, bool title) {
    numbers_and_dates(text, title);
    words(text, title);
    for (const Concepts::Found& one : concepts_.find(text))
      add(neutral, one.key, Kind::equivalent, title, false, one.place);
  }

  // English titles often have no more of a Chinese name.
  void surname(std::string_view name) {
    std::size_t at = 0;
    const std::string_view sound = sound_of(next_character(name, at));
    if (!sound.empty()) add(sounds, key_of('s', sound), Kind::sound, true, false, false);
  }

  std::map<std::uint32_t, Term> own, neutral, sounds;

 private:
  void numbers_and_dates(std::string_view text, bool title) {
    taken_.clear();
    for (const SaidDate& date : find_dates(text)) {
      taken_.push_back({date.begin, date.end});
      if (date.month == 0 || date.day == 0) continue;
      const std::uint32_t key = key_of('d', fmt::format("{}-{}", date.month, date.day));
      add(own, key, Kind::date, title, false, false);
    }
    for (const Number& number : numbers(text)) {
      if (inside(taken_, number.range.begin)) continue;
      taken_.push_back(number.range);
      const std::uint32_t key =
          key_of(number.percent ? '%' : 'n', fmt::format("{:.6g}", number.value));
      add(own, key, Kind::number, title, false, false);
      if (std::fabs(number.value) >= 10 || number.percent)
        add(neutral, key, Kind::number, title, false, false);
    }
  }

  void words(std::string_view text, bool title) {
    std::string before;         // The Han character before, folded.
    std::vector<char32_t> run;  // Han characters in a row.
    std::size_t characters = 0;
    TokenReader reader(text);
    Token token;
    while (reader.next(token)) {
      std::size_t at = 0;
      const char32_t first = token.folded.empty() ? U' ' : next_character(token.folded, at);
      const bool free = !inside(taken_, token.begin);
      ++characters;
      if (is_cjk(first) && free) {
        if (!before.empty()) {
          const std::string pair = before + std::string(token.folded);
          add(own, key_of('w', pair), Kind::word, title, is_formula(pair), false);
        }
        before.assign(token.folded);
        run.push_back(first);
        if (title || characters <= sounded_lead) sounds_of(run, title);
        continue;
      }
      before.clear();
      run.clear();
      if (free && at < token.folded.size()) word(token, text, title);
    }
  }

  void word(const Token& token, std::string_view text, bool title) {
    if (is_little_word(token.folded)) return;
    const bool capital = is_capital(text, token.begin);
    add(own, key_of('w', stem(token.folded)), Kind::word, title, false, false);
    if (!capital || is_common_syllable(token.folded)) return;
    if (syllables(token.folded) > 0)
      add(neutral, key_of('s', token.folded), Kind::sound, title, false, false);
  }

  // The last two and three characters of the run, as English would write a name.
  void sounds_of(const std::vector<char32_t>& run, bool title) {
    std::string sound;
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, run.size()); ++back) {
      const std::string_view one = sound_of(run[run.size() - back]);
      if (one.empty()) return;
      sound.insert(0, one);
      if (back > 1) add(sounds, key_of('s', sound), Kind::sound, title, false, false);
    }
  }

  static void add(
      std::map<std::uint32_t, Term>& terms,
      std::uint32_t key,
      Kind kind,
      bool title,
      bool formula,
      bool place) {
    Term& term = terms[key];
    term.key = key;
    term.kind = kind;
    (title ? term.title : term.lead) = true;
    term.formula = term.formula || formula;
    term.place = term.place || place;
  }

  const Concepts& concepts_;
  std::vector<Range> taken_;
};

std::vector<Term> values(const std::map<std::uint32_t, Term>& terms) {
  std::vector<Term> all;
  all.reserve(terms.size());
  for (const auto& one : terms) all.push_back(one.second);
  return all;
}

Tongue tongue_of(const std::string& language) {
  if (language == "zh") return Tongue::chinese;
  if (language == "en") return Tongue::english;
  return Tongue::other;
}

// What stands behind the name of one who acts.
const std::vector<std::string>& verbs_of_actors() {
  static const std::vector<std::string> verbs = {
      "会见", "会谈", "同",   "与",   "向",   "在",   "出席", "主持", "考察", "致电",
      "致信", "签署", "抵达", "离京", "离开", "强调", "表示", "接受", "参加", "看望",
      "分别", "应约", "举行", "发表", "为",   "给",   "对",   "就",   "结束", "访问"};
  return verbs;
}

std::uint64_t digest_of(std::string_view title, std::string_view lead) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const std::string_view part : {title, std::string_view("\n"), lead}) {
    for (const char one : part) hash = (hash ^ static_cast<unsigned char>(one)) * 1099511628211ULL;
  }
  return hash;
}

}  // namespace

std::int64_t told_minute(const TimeRange& published) {
  const Time time =
      published.source == TimeSource::first_seen ? published.latest : published.earliest;
  const std::int64_t seconds = time.time_since_epoch().count();
  return seconds >= 0 ? seconds / 60 : -((-seconds + 59) / 60);
}

std::string_view without_label(std::string_view title) {
  const std::array<std::pair<std::string_view, std::string_view>, 3> brackets = {
      {{"[", "]"}, {"【", "】"}, {"［", "］"}}};
  for (bool again = true; again;) {
    again = false;
    for (const auto& [open, close] : brackets) {
      if (!title.starts_with(open)) continue;
      const std::size_t end = title.find(close);
      if (end == std::string_view::npos || end + close.size() >= title.size()) continue;
      title.remove_prefix(end + close.size());
      again = true;
    }
  }
  return title;
}

std::vector<std::string> actors_of(std::string_view title) {
  std::vector<std::string> actors;
  for (const NameCue& cue : name_cues(title, verbs_of_actors())) {
    if (cue.kind != NameKind::name && cue.kind != NameKind::leader) continue;
    std::size_t at = 0;
    if (cue.key.empty() || !is_han(next_character(cue.key, at))) continue;
    if (count_characters(cue.key) > 3) continue;
    actors.push_back(cue.key);
  }
  std::ranges::sort(actors);
  actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
  return actors;
}

std::string_view guest_of(std::string_view title) {
  constexpr std::array<std::string_view, 4> talks = {"举行会谈", "会谈", "通电话", "会晤"};
  constexpr std::array<std::string_view, 3> with = {"同", "与", "和"};
  constexpr std::array<std::string_view, 5> ends = {" ", "，", "：", "“", "、"};
  const std::string_view met = "会见";
  std::string_view guest;
  if (const std::size_t at = title.find(met); at != std::string_view::npos) {
    guest = title.substr(at + met.size());
  } else {
    for (const std::string_view talk : talks) {
      const std::size_t until = title.find(talk);
      if (until == std::string_view::npos) continue;
      const std::string_view before = title.substr(0, until);
      for (const std::string_view one : with) {
        const std::size_t from = before.find(one);
        if (from != std::string_view::npos && guest.empty())
          guest = before.substr(from + one.size());
      }
      break;
    }
  }
  for (const std::string_view end : ends) guest = guest.substr(0, guest.find(end));
  return guest;
}

Signature sign(const Article& article, const Concepts& concepts) {
  Signature signature;
  signature.id = article.id;
  signature.minute = told_minute(article.published);
  signature.tongue = tongue_of(article.language);
  const std::string_view title = without_label(article.title);
  const std::string_view lead =
      first_lines(article.text, signature.tongue == Tongue::chinese ? chinese_lead : other_lead);
  signature.has_lead = lead.size() > 40;
  Signer signer(concepts);
  signer.read(title, true);
  signer.read(lead, false);
  if (signature.tongue == Tongue::chinese) {
    for (const std::string& actor : actors_of(title)) {
      signature.actors.push_back(key_of('a', actor));
      signer.surname(actor);
    }
    std::ranges::sort(signature.actors);
    const std::string guest = fold(guest_of(title));
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < guest.size(); next_character(guest, at)) starts.push_back(at);
    if (starts.size() >= 2) {
      const std::size_t third = starts.size() > 2 ? starts[2] : guest.size();
      signature.guest_begins = key_of('w', guest.substr(0, third));
      signature.guest_ends = key_of('w', guest.substr(starts[starts.size() - 2]));
    }
  }
  signature.words = values(signer.own);
  signature.neutral = values(signer.neutral);
  signature.sounds = values(signer.sounds);
  signature.acts = concepts.acts(title);
  if (article.kind == ArticleKind::article && !article.outlet.empty())
    signature.outlet = key_of('o', article.outlet);
  signature.digest = digest_of(title, lead);
  return signature;
}

}  // namespace weiguan::told
