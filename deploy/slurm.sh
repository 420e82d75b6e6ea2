#!/bin/bash
# The shards of a publication as a Slurm array, and the job that joins them. Written after the documentation of Slurm and not
# run: try it on a small folder first. The repository after `npm ci`, WORK and TO lie where every node reaches them.
#   WORK=/scratch/shards TO=/scratch/published bash deploy/slurm.sh
set -euo pipefail
count=${COUNT:-64}
: "${WORK:?where shards are made}" "${TO:?where it is published}"
cd "$(dirname "$0")/.."
shards=$(sbatch --parsable --requeue --array="1-$count" --cpus-per-task=1 --mem=2G \
  --wrap "npm run -s publish -- --shard \$SLURM_ARRAY_TASK_ID/$count --shards '$WORK'")
sbatch --dependency="afterok:$shards" --cpus-per-task=2 --mem=4G \
  --wrap "npm run -s publish -- --merge --shards '$WORK' --to '$TO'"
