// A run of an instrument as it leaves the program: who is not named, how a row reads as JSON.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "views/web/detail/request.h"
#include "views/web/detail/site.h"

namespace weiguan::web {

// One run at a time per slot, so that many long runs cannot take every thread of the server.
// Throws Busy.
class Slot {
 public:
  explicit Slot(Slots* slots) : slots_(slots) {
    if (slots_ != nullptr && !slots_->take()) throw Busy("too many instruments are running");
  }
  ~Slot() {
    if (slots_ != nullptr) slots_->give_back();
  }
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;

 private:
  Slots* slots_;
};

struct Note {
  std::string en, zh;
};

// Accounts are never shown by name unless they may be.
void hide_accounts(const Site& site, const Table& table, Row& row);

// {"table", "values": {...}, "evidence": {"articles", "captures", "passages", "address"}}, on one
// line.
std::string row_json(const Site& site, const Instrument& instrument, const Row& row);
std::string notes_json(const std::vector<Note>& notes);  // A list of {"en", "zh"}.

// The table of ?table=, the first where none is asked for.  Throws UsageError.
std::size_t asked_table(const Request& request, const Instrument& instrument);

}  // namespace weiguan::web
