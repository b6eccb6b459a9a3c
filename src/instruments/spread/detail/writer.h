// Writes the rows of one phrase after another.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "instruments/asked_phrases.h"
#include "instruments/selection.h"
#include "instruments/spread/detail/adopters.h"

namespace weiguan::spread {

// What is known of an outlet or group, whether or not it used the phrase.
struct Known {
  std::string who;
  const Outlet* outlet = nullptr;  // Null for groups and where the packs do not know it.
  std::uint64_t articles = 0;      // That were looked at.
  std::vector<Time> looked;        // The starts of the periods of which there are data, in order.
};

class Writer {
 public:
  Writer(
      const Packs& packs,
      const Selection& selection,
      const Survey& survey,
      std::string classes,
      const RunContext& context);

  // False: no more rows are wanted.
  bool phrase(const AskedPhrase& phrase, const std::map<std::string, FirstUse>& uses);

 private:
  // Whether a first use is only the first that was seen.
  enum class Censored { yes, no, not_known };

  Row begin(std::size_t table) const;
  bool write(Row&& row);
  const Known& known(const std::string& who) const;
  Censored censored(const Known& known, const FirstUse& use) const;
  std::string class_of(const Known& known) const;

  void describe(Row& row, const Known& known, std::string_view status) const;
  bool adopter(const Adopter& adopter);
  bool silent(const Known& known, std::string_view status);
  bool order(const std::vector<Adopter>& adopters);
  bool adoption(const std::vector<Adopter>& adopters);
  void tell_notes(const std::vector<Adopter>& adopters) const;

  const Selection& selection_;
  std::string classes_;
  const RunContext& context_;
  std::vector<Period> periods_;
  std::vector<Known> known_;  // By name.
  const AskedPhrase* phrase_ = nullptr;
  std::optional<Time> since_;  // The glossary's date of the phrase.
};

}  // namespace weiguan::spread
