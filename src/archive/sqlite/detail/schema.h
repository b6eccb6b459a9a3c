// The tables of archive.sqlite and how an older archive becomes a present one.
// docs/formats/archive.md says what each column means.
#pragma once

#include <string>

#include "archive/sqlite/detail/database.h"

namespace weiguan::detail {

inline constexpr int application_id = 0x57474152;  // "WGAR", in the file's header.

int present_schema();  // As in PRAGMA user_version.

// Makes the tables of a new archive or brings an older one up to date, all or nothing.  Throws
// ArchiveError when the file is of a newer Weiguan or no archive.
void prepare_for_writing(Database& database);

// True for an archive that has to be brought up to date before it can be read.
bool is_too_old(Database& database);

// Throws ArchiveError when the file is of a newer Weiguan, too old, or no archive.
void check_for_reading(Database& database);

}  // namespace weiguan::detail
