import { describe, expect, test } from '@jest/globals';
import { hostGateway } from '../../../src/host/host-gateway.ts';

const worker = (Labels: Readonly<Record<string, string>>) => ({
  workers: [{ ID: '', Labels, platforms: [], GCPolicy: [], BuildkitVersion: null, CDIDevices: [] }],
});
const DOCKER = worker({ 'org.mobyproject.buildkit.worker.moby.host-gateway-ip': '172.17.0.1' });

describe('host-gateway', () => {
  test("is the address that Docker's BuildKit tells", () => {
    const given = { 'add-hosts': 'a.test=host-gateway,b.test=192.0.2.1', target: 'x' };
    expect(hostGateway(given, DOCKER)).toEqual({ 'add-hosts': 'a.test=172.17.0.1,b.test=192.0.2.1', target: 'x' });
  });

  test('is refused in one sentence where the BuildKit tells none', () => {
    const given = { 'add-hosts': 'a.test=host-gateway' };
    expect(() => hostGateway(given, worker({}))).toThrow(/does not tell the address that host-gateway stands for/);
    expect(hostGateway({ 'add-hosts': 'b.test=192.0.2.1' }, worker({}))).toEqual({ 'add-hosts': 'b.test=192.0.2.1' });
  });
});
