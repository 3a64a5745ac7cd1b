import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { defaultRetry, Watchdog } from '../../../src/wolfi/retry.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const retry = { ...defaultRetry, silenceMs: 100, deadlineMs: 1000 };

describe('the watchdog of a request', () => {
  test('aborts after silence', () => {
    const watchdog = new Watchdog(retry, undefined);
    jest.advanceTimersByTime(99);
    watchdog.progress();
    jest.advanceTimersByTime(99);
    expect(watchdog.signal.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(watchdog).toMatchObject({ timedOut: true, signal: { aborted: true } });
  });

  test('aborts at its deadline, whatever comes', () => {
    const watchdog = new Watchdog(retry, undefined);
    for (let passed = 0; passed < 1000; passed += 50) {
      expect(watchdog.signal.aborted).toBe(false);
      jest.advanceTimersByTime(50);
      watchdog.progress();
    }
    expect(watchdog).toMatchObject({ timedOut: true, signal: { aborted: true } });
    watchdog.stop();
  });

  test('counts only the time in which something is waited for', () => {
    const watchdog = new Watchdog(retry, undefined);
    for (let turn = 0; turn < 19; turn++) {
      jest.advanceTimersByTime(50);
      watchdog.stop();
      jest.advanceTimersByTime(10_000);
      watchdog.progress();
    }
    expect(watchdog.signal.aborted).toBe(false);
    jest.advanceTimersByTime(50);
    expect(watchdog.timedOut).toBe(true);
  });

  test('passes on what the caller says', () => {
    const caller = new AbortController();
    const watchdog = new Watchdog(retry, caller.signal);
    caller.abort();
    expect(watchdog).toMatchObject({ timedOut: false, signal: { aborted: true } });
    watchdog.stop();
  });
});
