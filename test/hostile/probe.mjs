// Loaded before the command (`node --import`): notes what it asks of the network, and writes
// its peak memory (MB) and its work (seconds of all threads) when it ends.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';

const target = process.env.MINGZHANG_PROBE;
const calls = [];

function watch(object, name) {
  const real = object[name];
  object[name] = function watched(...args) {
    calls.push(name);
    return Reflect.apply(real, this, args);
  };
}

watch(net.Socket.prototype, 'connect');
watch(dgram, 'createSocket');
for (const name of ['lookup', 'resolve']) watch(dns, name);
watch(globalThis, 'fetch');

/** Peak memory in MB. Linux hands a process's own figure down to the programs that it starts. */
function peak() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
  const kilobytes = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

process.on('exit', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const work = (userCPUTime + systemCPUTime) / 1e6;
  if (target !== undefined) {
    writeFileSync(target, JSON.stringify({ peak: peak(), work, calls }));
  }
});
