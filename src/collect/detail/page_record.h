// A file that was imported as it is: one resource record.
#pragma once

#include <string>

#include "capture/warc_writer.h"
#include "model/capture.h"

namespace weiguan {

// Not of the time of the import, which is no property of the file.
CaptureId page_id(const std::string& url, const std::string& digest);

// Without block and payload.
NewRecord page_record(
    const std::string& url, const std::string& type, Time time, const std::string& shown);

}  // namespace weiguan
