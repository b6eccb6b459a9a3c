// Times on the clock of the observatory's zone, for axes that know of no zones.
import { showTime } from '../time';

/** The moment whose UTC clock shows what the observatory's clock shows at `at`. */
export function onClock(at: number): Date {
  return new Date(`${showTime(new Date(at).toISOString()).replace(' ', 'T')}Z`);
}

/** Writes ticks of an axis that is `across` milliseconds long: days, or hours with the day at the first one and at midnight. */
export function clock(across: number, narrow = false): (at: Date, i: number) => string {
  return (at, i) => {
    const text = at.toISOString();
    if (across > 5 * 86_400_000) return text.slice(narrow ? 5 : 0, 10);
    const hour = text.slice(11, 16);
    return i === 0 || hour === '00:00' ? (narrow ? text.slice(5, 10) : `${text.slice(0, 10)} ${hour}`) : hour;
  };
}
