#include "views/cli/detail/asked.h"
namespace weiguan {
void write_plan(const Observatory&, const Battery&, const AskOptions&, const TableWriter::Options&, const Caller&, Output&) {}
}
