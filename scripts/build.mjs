import { build, requireNode } from './house.mjs';

requireNode();
process.exit(build());
