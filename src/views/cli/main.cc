#include <csignal>

#include "views/cli/cli.h"

namespace {

weiguan::Stop stop;

// The first Ctrl-C asks the work to stop between two records; the second one kills.
extern "C" void ask_to_stop(int signal) {
  stop.request();
  std::signal(signal, SIG_DFL);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  // A reader that has gone away ends the output, not the program.
  std::signal(SIGPIPE, SIG_IGN);
  return static_cast<int>(weiguan::run_command_line(argc, argv, stop));
}
