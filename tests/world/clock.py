"""The clock that Weiguan and the little web share: WEIGUAN_CLOCK="SHOWN REAL SPEED" (src/base/time.h)."""
import datetime
import os
import time


class Clock:
    """Shows `shown` at the time `real`, both in seconds since 1970, and runs `speed` times as fast as the real one."""

    def __init__(self, shown=0.0, real=0.0, speed=1.0):
        self.shown, self.real, self.speed = float(shown), float(real), float(speed)

    @classmethod
    def read(cls, text=None):
        """Of the words of WEIGUAN_CLOCK; without any, the real time."""
        words = (os.environ.get("WEIGUAN_CLOCK", "") if text is None else text).split()
        return cls(*map(float, words)) if words else cls()

    def __str__(self):
        return f"{self.shown:.3f} {self.real:.3f} {self.speed:g}"

    def now(self):
        return self.shown + (time.time() - self.real) * self.speed

    def really(self, shown_seconds):
        """How long this much of the clock's time really takes."""
        return shown_seconds / self.speed

    def sleep_until(self, moment):
        while (left := self.really(moment - self.now())) > 0:
            time.sleep(min(left, 1.0))


def utc(moment):
    return datetime.datetime.fromtimestamp(moment, datetime.timezone.utc)


def local(moment, hours=8):
    """Wall-clock time `hours` east of Greenwich."""
    return utc(moment).astimezone(datetime.timezone(datetime.timedelta(hours=hours)))


def rfc3339(moment):
    return utc(moment).strftime("%Y-%m-%dT%H:%M:%SZ")


DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def rfc822(when, zone="GMT"):
    """Of a datetime as it stands; `zone` is written behind it, whatever it is in truth."""
    text = f"{DAYS[when.weekday()]}, {when.day:02} {MONTHS[when.month - 1]} {when.year} {when:%H:%M:%S}"
    return f"{text} {zone}" if zone else text


def parse(text):
    """Seconds since 1970 of a time as Weiguan prints it."""
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()
