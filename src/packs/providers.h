// Providers of chatbots: where they are asked, what they cost, and how they say that they blocked a
// question or an answer, locked an account, or want less to do.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/answer.h"

namespace weiguan {

// What a provider tells of an exchange, other than an answer.
enum class Block {
  input,       // The question was not let through.
  output,      // The answer was not let out.
  withdrawal,  // The answer was taken back after part of it was shown.
  lock,        // The account or the application may not ask any more.
  rate,        // Too many requests, no credit, no authorisation: nothing of what was asked.
  transport    // The service is not there, or broken.
};

std::string_view to_string(Block block);  // "input" ... "transport"
std::optional<Block> parse_block(std::string_view text);

// One way of saying so.  What is empty does not matter; what is not must all hold.
struct Signature {
  std::string id;        // "spark-output-withdrawn"
  std::string provider;  // Id of the provider; empty: anyone, proxies among them.
  Block block = Block::input;
  // What an exchange is by `stage` where the provider tells whose words were judged.  One that does
  // not say is `output` where text was shown before, else `block`.
  bool by_stage = false;
  std::vector<int> status;  // HTTP status, any of them.
  // Any of them, blind to case; "Risk" stands for "Risk.Severe" too.  Digits alone mean something
  // else at each provider, and an Answer does not tell its endpoint.  So a signature whose codes
  // are all digits needs `messages`, which may fail only where the answer's message is empty.
  std::vector<std::string> codes;
  // Any of them stands in the message; letters and digits alone are compared, folded.
  std::vector<std::string> messages;
  std::vector<std::string> finish;  // finish_reason, any of them.
  bool refusal = false;             // message.refusal is not empty, and nothing else was said.
  // The whole of an answer that came as if it were one, or of what took its place; compared as
  // `messages` are.
  std::vector<std::string> canned;
  std::string source;  // Where this is known from.
};

struct Provider {
  std::string id;  // "deepseek"
  std::string name, name_zh;
  std::vector<std::string> hosts;  // With subdomains.
  std::string endpoint;            // Of chat completions.
  std::string key;                 // Environment variable that holds the key, as is usual.
  std::string route;               // "vendor-api"
};

struct BlockFound {
  Block block = Block::input;
  std::string signature;  // Its id.
};

// Built once, then only read: safe from many threads.  Cheap to copy.
class Providers {
 public:
  Providers() = default;  // Knows none.
  Providers(std::vector<Provider> providers, std::vector<Signature> signatures);

  const std::vector<Provider>& providers() const;
  const std::vector<Signature>& signatures() const;
  const Provider* provider(std::string_view id) const;          // Null where unknown.
  const Provider* by_endpoint(std::string_view address) const;  // By host; null where unknown.

  // What the exchange says by its status, code, message, finish, stage, refusal, failure, or by
  // `text` (or Answer::left, where it is set) being canned; nothing for one that is an answer.
  //
  // A signature that holds counts before anything else, also where the stream was cut: locks first,
  // then blocks, then limits; of several the one that asks for most.  Text that was shown before an
  // output block, or was taken back with an input block, makes it a withdrawal; a block is never a
  // withdrawal where nothing was shown.  Whose provider the signature is does not matter.
  //
  // Without a signature: text that was taken back with a code, a stage or an unusual finish is a
  // `withdrawal`, a stage without text what it says; HTTP 401, 402, 403 and 429 are `rate`; other
  // 4xx, 5xx, a failure, and a code without text are `transport`.
  std::optional<BlockFound> block_of(const Answer& answer, std::string_view text) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace weiguan
