// A day of a calendar: what time it is in the group's zone, and what is therefore now, next and later. Dates and times are
// text as the calendar has them; nothing is converted between zones.
(() => {
  "use strict";

  const OPEN_MINUTES = 30; // how long what names no end may be sent
  const WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

  const minutes = (date, time) => Date.parse(`${date}T${time}:00Z`) / 60000;
  const dayAfter = (date, days = 1) => new Date(Date.parse(date) + days * 86400000).toISOString().slice(0, 10);
  const spoken = (date) => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日${WEEKDAYS[new Date(date).getUTCDay()]}`;
  const dated = (date) => `${date.slice(0, 4)} 年 ${spoken(date)}`;
  const length = (count) => (count < 60 ? `${count} 分钟` : `${Math.floor(count / 60)} 小时`);

  /** The moment in a zone, or the one that an address asks for: `on` a date, `at` a time. */
  function clock(timeZone, asked = new URLSearchParams()) {
    const format = { timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
    const parts = Object.fromEntries(new Intl.DateTimeFormat("en-CA", format).formatToParts(new Date()).map((part) => [part.type, part.value]));
    const on = asked.get("on") ?? "", at = asked.get("at") ?? "";
    const date = /^\d{4}-\d\d-\d\d$/.test(on) && !isNaN(Date.parse(on)) ? on : `${parts.year}-${parts.month}-${parts.day}`;
    const time = /^([01]\d|2[0-3]):[0-5]\d$/.test(at) ? at : `${parts.hour}:${parts.minute}`;
    return { date, time, minute: minutes(date, time), isReal: date !== on && time !== at };
  }

  function timed(row) {
    const starts = minutes(row.date, row.time);
    const ends = row.until ? minutes(...row.until.split("T")) : starts + OPEN_MINUTES;
    return { ...row, starts, ends, late_from: row.until ? ends : starts };
  }

  const isLate = (row, at) => at.minute > row.ends;

  /** What began today and is not done, with what is late at the end; what comes next; the rest of today, and tomorrow. */
  function sorted(rows, at, isDone) {
    const tomorrow = dayAfter(at.date);
    const near = rows.filter((row) => row.date === at.date || row.date === tomorrow).map(timed).sort((a, b) => a.starts - b.starts);
    const open = near.filter((row) => !isDone(row));
    const begun = open.filter((row) => row.starts <= at.minute);
    const coming = open.filter((row) => row.starts > at.minute);
    const first = coming.find((row) => row.date === at.date)?.starts;
    return {
      now: [...begun.filter((row) => !isLate(row, at)), ...begun.filter((row) => isLate(row, at))],
      next: coming.filter((row) => row.starts === first),
      later: coming.filter((row) => row.starts !== first),
      done: near.filter(isDone),
    };
  }

  window.qunceDay = { dayAfter, spoken, dated, length, clock, sorted, isLate };
})();
