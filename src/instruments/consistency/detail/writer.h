// Rows: facts, questions, turns and models.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include "instruments/consistency/detail/groups.h"
#include "instruments/instruments.h"
#include "stats/clusters.h"

namespace weiguan::consistency {

class Writer {
 public:
  // `list` is the parameter of that name.
  Writer(const RunContext& context, std::string list) : context_(context), list_(std::move(list)) {}

  // False: no more rows, please.
  bool group(const Key& key, const Group& group);
  bool models();

  std::uint64_t repeated() const { return repeated_; }

 private:
  struct Model {
    std::uint64_t questions = 0, answers = 0, facts = 0, agreeing = 0, contradicting = 0;
    std::uint64_t follow_ups = 0, denials = 0;
    std::map<std::string, Share> by_question;
    std::vector<ArticleId> articles;
  };

  bool facts(const Key& key, const Group& group);
  bool question(const Key& key, const Group& group);
  bool turns(const Key& key, const Group& group);

  const RunContext& context_;
  std::string list_;
  std::uint64_t repeated_ = 0;
  std::map<std::tuple<std::string, std::string, std::string>, Model> models_;
};

}  // namespace weiguan::consistency
