// Loaded before a program (`node --import`): writes its peak memory in KB when it ends.
import { writeFileSync } from 'node:fs';

const target = process.env.MINGZHANG_PEAK;
process.on('exit', () => {
  if (target !== undefined) writeFileSync(target, String(process.resourceUsage().maxRSS));
});
