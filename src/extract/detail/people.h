// Names of people in a line that says who wrote or edited.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace weiguan::extract {

// The people of a list, without their offices: "记者 甲某某 通讯员 乙某", "ANN LEE and Bob Ray".
// Codes, departments and words that are no name are left out.  Chinese names have two to four
// characters, or a dot between their parts.
std::vector<std::string> people_in(std::string_view list);

// Who is named behind 作者 or in metadata: people as above, else the whole as one name, for an
// outlet may be the author.  Empty for what is no name at all: admin, 佚名, an address.
std::vector<std::string> authors_in(std::string_view written);

// Adds what is not there yet.
void add_unique(std::vector<std::string>& names, std::vector<std::string> more);

// Whether one of them is a person with more than one name; an outlet may stand among them.
bool names_a_person(const std::vector<std::string>& names);

// A place that bylines name often enough to be told from a person.
bool is_known_place(std::string_view word);

}  // namespace weiguan::extract
