#include "model/capture.h"

#include "base/digest.h"

namespace weiguan {

CaptureId capture_id(const std::string& url, Time time, const std::string& digest) {
  return CaptureId{short_id({"capture", url, format_time(time), digest})};
}

CaptureId chunk_id(const std::string& digest, const std::string& mapping_digest) {
  return CaptureId{short_id({"chunk", digest, mapping_digest})};
}

}  // namespace weiguan
