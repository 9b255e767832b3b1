import { readFileSync } from "node:fs";

/** Processor time used so far, all threads. Linux only, as all of these; elsewhere 0. */
export function cpuMsOf(pid: number): number {
  const { user, system } = timesIn(`/proc/${pid}/stat`);
  return user + system;
}

/** Of the thread that runs JavaScript, alone. */
export function mainThreadMsOf(pid: number): number {
  const { user, system } = timesIn(`/proc/${pid}/task/${pid}/stat`);
  return user + system;
}

/** With its children, those that ended among them: a Postgres server is such a family. */
export function familyMsOf(pid: number): number {
  const { user, system, ended } = timesIn(`/proc/${pid}/stat`);
  const children = read(`/proc/${pid}/task/${pid}/children`).trim().split(" ");
  const each = children.map((child) => cpuMsOf(Number(child)));
  return [user, system, ended, ...each].reduce((sum, ms) => sum + ms);
}

/** Fields 14 to 17 of proc_pid_stat(5), which counts in hundredths of a second. */
function timesIn(file: string) {
  const stat = read(file);
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ms = (field: number) => Number(fields[field - 3] ?? 0) * 10;
  return { user: ms(14), system: ms(15), ended: ms(16) + ms(17) };
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
