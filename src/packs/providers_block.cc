#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "packs/detail/signatures.h"
#include "packs/providers.h"
#include "text/fold.h"
#include "text/notices.h"

namespace weiguan {

namespace {

// What providers give as a code where nothing is wrong.
constexpr std::array<std::string_view, 5> no_codes = {"", "0", "200", "ok", "success"};

bool is_moderation(Block block) {
  return block == Block::input || block == Block::output || block == Block::withdrawal;
}

bool is_code(const std::string& folded) {
  return std::ranges::count(no_codes, folded) == 0;
}

// The exchange in the form in which signatures are.
struct Seen {
  int status = 0;
  std::string code, message, finish, text, left, refusal;
};

bool has(const std::vector<std::string>& list, const std::string& one) {
  return std::ranges::count(list, one) > 0;
}

// How many things the signature asks for that all hold; 0 where one does not.
int weight(const ReadSignature& one, const Seen& seen) {
  int held = 0;
  if (!one.status.empty()) {
    if (std::ranges::count(one.status, seen.status) == 0) return 0;
    ++held;
  }
  if (!one.codes.empty()) {
    if (!is_code(seen.code) || !has(one.codes, seen.code)) return 0;
    ++held;
  }
  if (!one.messages.empty()) {
    const bool said = std::ranges::any_of(one.messages, [&](const std::string& message) {
      return seen.message.find(message) != std::string::npos;
    });
    if (!said) return 0;
    ++held;
  }
  if (!one.finish.empty()) {
    if (!has(one.finish, seen.finish)) return 0;
    ++held;
  }
  if (one.refusal) {
    if (seen.refusal.empty()) return 0;
    ++held;
  }
  if (!one.canned.empty()) {
    if (!has(one.canned, seen.text) && (seen.left.empty() || !has(one.canned, seen.left))) return 0;
    ++held;
  }
  return held;
}

// The signature that fits best among those `wanted`; null where none fits.
template <typename Wanted>
const ReadSignature* best(
    const std::vector<ReadSignature>& all, const Seen& seen, const Wanted& wanted) {
  const ReadSignature* found = nullptr;
  int most = 0;
  for (const ReadSignature& one : all) {
    if (!wanted(one.block)) continue;
    const int held = weight(one, seen);
    if (held > most) {
      most = held;
      found = &one;
    }
  }
  return found;
}

Block moderated(const ReadSignature& signature, const Answer& answer, const Seen& seen) {
  // A refusal that was given as the text, too, and a canned answer are no part of an answer.
  const bool shown =
      !seen.text.empty() && seen.text != seen.refusal && !has(signature.canned, seen.text);
  Block block = signature.block;
  if (signature.by_stage) {
    if (answer.stage == "user") {
      block = Block::input;
    } else if (answer.stage == "assistant" || shown) {
      block = Block::output;
    }
  }
  if (answer.left && shown) return Block::withdrawal;
  if (block == Block::output && shown) return Block::withdrawal;
  if (block == Block::withdrawal && !shown) return Block::output;
  return block;
}

}  // namespace

ReadSignature read_signature(const Signature& signature) {
  const auto folded = [](const std::vector<std::string>& list) {
    std::vector<std::string> out;
    for (const std::string& one : list) out.push_back(fold(one));
    return out;
  };
  const auto letters = [](const std::vector<std::string>& list) {
    std::vector<std::string> out;
    for (const std::string& one : list) {
      if (std::string only = notice_letters(one); !only.empty()) out.push_back(std::move(only));
    }
    return out;
  };
  ReadSignature read;
  read.id = signature.id;
  read.block = signature.block;
  read.by_stage = signature.by_stage;
  read.status = signature.status;
  read.codes = folded(signature.codes);
  read.messages = letters(signature.messages);
  read.finish = folded(signature.finish);
  read.refusal = signature.refusal;
  read.canned = letters(signature.canned);
  return read;
}

std::optional<BlockFound> block_among(
    const std::vector<ReadSignature>& signatures, const Answer& answer, std::string_view text) {
  Seen seen;
  seen.status = answer.status;
  seen.code = fold(answer.code);
  seen.message = notice_letters(answer.message);
  seen.finish = fold(answer.finish);
  seen.text = notice_letters(text);
  seen.left = answer.left ? notice_letters(*answer.left) : std::string();
  seen.refusal = notice_letters(answer.refusal);
  const ReadSignature* lock =
      best(signatures, seen, [](Block block) { return block == Block::lock; });
  const ReadSignature* moderation = best(signatures, seen, is_moderation);
  if (lock == nullptr && moderation == nullptr && !answer.failure.empty())
    return BlockFound{Block::transport, ""};
  if (lock != nullptr) return BlockFound{Block::lock, lock->id};
  if (moderation != nullptr)
    return BlockFound{moderated(*moderation, answer, seen), moderation->id};
  if (answer.left && seen.left.empty() && !seen.text.empty())
    return BlockFound{Block::withdrawal, ""};
  if (const auto* rate = best(signatures, seen, [](Block block) { return block == Block::rate; }))
    return BlockFound{Block::rate, rate->id};
  if (const auto* broken =
          best(signatures, seen, [](Block block) { return block == Block::transport; }))
    return BlockFound{Block::transport, broken->id};
  if (answer.status == 401 || answer.status == 402 || answer.status == 403 || answer.status == 429)
    return BlockFound{Block::rate, ""};
  if (answer.status != 0 && (answer.status < 200 || answer.status >= 300))
    return BlockFound{Block::transport, ""};
  if (is_code(seen.code) && answer.finish.empty()) return BlockFound{Block::transport, ""};
  return {};
}

}  // namespace weiguan
