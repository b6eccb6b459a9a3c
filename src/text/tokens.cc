#include "text/tokens.h"

#include "text/detail/characters.h"
#include "text/detail/decode.h"

namespace weiguan {
namespace {

using detail::Kind;

// The folded forms of single characters are given as views into the reader's own buffer.
void assign_one(std::string& out, char32_t character) {
  char bytes[4];
  out.assign(bytes, detail::encode_one(bytes, character));
}

// How far the phrase still matches when the token behind `i` of its tokens does not: the length of
// the longest true prefix of the first i + 1 tokens that is also their end (Knuth, Morris and
// Pratt).
std::vector<std::size_t> borders(const std::vector<std::string>& phrase) {
  std::vector<std::size_t> border(phrase.size(), 0);
  std::size_t length = 0;
  for (std::size_t i = 1; i < phrase.size(); ++i) {
    while (length > 0 && phrase[i] != phrase[length]) length = border[length - 1];
    if (phrase[i] == phrase[length]) ++length;
    border[i] = length;
  }
  return border;
}

}  // namespace

bool TokenReader::next(Token& token) {
  std::size_t space_begin = text_.size();
  bool space = false;
  bool line_break = false;
  while (at_ < text_.size()) {
    const detail::Sequence one = detail::decode_one(text_, at_);
    const detail::Character character = detail::look_up(one.character);
    if (character.kind == Kind::ignored) {
      at_ += one.size;
      continue;
    }
    if (character.kind == Kind::space || character.kind == Kind::line_break) {
      if (!space) space_begin = at_;
      space = true;
      line_break |= character.kind == Kind::line_break;
      at_ += one.size;
      continue;
    }
    const bool cjk = character.kind == Kind::cjk;
    if (started_ && (line_break || (space && after_cjk_ && cjk))) {
      // Next time this character is met without the white space before it.
      after_cjk_ = false;
      token = {line_break ? "\n" : " ", space_begin, at_};
      return true;
    }
    started_ = true;
    after_cjk_ = cjk;
    if (character.kind == Kind::word) {
      read_word(token);
    } else {
      assign_one(word_, character.folded);
      token = {word_, at_, at_ + one.size};
      at_ += one.size;
    }
    return true;
  }
  return false;
}

void TokenReader::read_word(Token& token) {
  const std::size_t begin = at_;
  std::size_t end = at_;
  word_.clear();
  while (at_ < text_.size()) {
    const detail::Sequence one = detail::decode_one(text_, at_);
    const detail::Character character = detail::look_up(one.character);
    if (character.kind == Kind::word) {
      detail::append_one(word_, character.folded);
      end = at_ + one.size;
    } else if (character.kind != Kind::ignored) {
      break;
    }
    at_ += one.size;
  }
  token = {word_, begin, end};
}

void each_token(std::string_view text, const std::function<bool(const Token&)>& each) {
  TokenReader reader(text);
  Token token;
  while (reader.next(token)) {
    if (!each(token)) return;
  }
}

std::vector<std::string> tokens(std::string_view text) {
  std::vector<std::string> all;
  TokenReader reader(text);
  Token token;
  while (reader.next(token)) all.emplace_back(token.folded);
  return all;
}

std::vector<Range> find_phrase(
    std::string_view text, const std::vector<std::string>& phrase, bool prefix) {
  std::vector<Range> found;
  if (phrase.empty()) return found;
  const std::size_t last = phrase.size() - 1;
  const std::vector<std::size_t> border = borders(phrase);
  // Where the last tokens began, in a ring as long as the phrase.
  std::vector<std::size_t> begins(phrase.size());
  std::size_t read = 0;
  std::size_t matched = 0;
  TokenReader reader(text);
  Token token;
  const auto fits = [&] {
    if (prefix && matched == last) return token.folded.starts_with(phrase[last]);
    return token.folded == phrase[matched];
  };
  for (; reader.next(token); ++read) {
    begins[read % phrase.size()] = token.begin;
    while (matched > 0 && !fits()) matched = border[matched - 1];
    if (!fits()) continue;
    if (++matched < phrase.size()) continue;
    found.push_back({begins[(read + 1) % phrase.size()], token.end});
    matched = 0;
  }
  return found;
}

}  // namespace weiguan
