/** ECharts with what strips and waterfalls need. */
import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { drawStrip } from './strip.ts';
import { drawWaterfall } from './waterfall.ts';
import type { Drawer } from './drawing.ts';

use([BarChart, LineChart, ScatterChart, GridComponent, TooltipComponent, SVGRenderer]);

/** Draws strips and waterfalls. */
export const drawer: Drawer = { init, kinds: { strip: drawStrip, waterfall: drawWaterfall } };
