/** ECharts with what scatters and lines need. */
import { LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { drawLines } from './lines.ts';
import { drawScatter } from './scatter.ts';
import { followStrokes } from './stroke.ts';
import type { Drawer } from './drawing.ts';

use([LineChart, ScatterChart, GridComponent, TooltipComponent, LabelLayout, SVGRenderer]);

/** Draws scatters and lines. */
export const drawer: Drawer = { init, kinds: { scatter: drawScatter, lines: drawLines }, followStrokes };
