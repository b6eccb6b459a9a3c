// One question to the program at a time: its answer, its failure, how long it has been asked.

export class Asking<T> {
  result: T | undefined = $state.raw();
  failure: unknown = $state.raw();
  running = $state(false);
  stopped = $state(false);
  seconds = $state(0);
  #control: AbortController | undefined;

  /** Asks anew; what was under way is dropped. The last answer stays until the new one is there. */
  async ask(question: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#control?.abort();
    const control = new AbortController();
    this.#control = control;
    this.running = true;
    this.stopped = false;
    this.failure = undefined;
    this.seconds = 0;
    const clock = setInterval(() => (this.seconds += 1), 1000);
    try {
      const result = await question(control.signal);
      if (this.#control === control) this.result = result;
    } catch (reason) {
      if (this.#control === control && !control.signal.aborted) {
        this.failure = reason;
        this.result = undefined;
      }
    } finally {
      clearInterval(clock);
      if (this.#control === control) this.running = false;
    }
  }

  /** Stops waiting; the program stops too, since nobody listens any more. */
  stop(): void {
    this.#control?.abort();
    this.running = false;
    this.stopped = true;
  }
}
