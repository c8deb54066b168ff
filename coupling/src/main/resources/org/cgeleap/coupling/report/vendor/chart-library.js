import { init, use } from 'echarts/core';
import { BarChart, HeatmapChart, LineChart, SankeyChart, ScatterChart, TreeChart } from 'echarts/charts';
import {
  GridComponent, LegendComponent, MarkLineComponent,
  MarkPointComponent, TooltipComponent, VisualMapComponent
} from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

use([
  BarChart, HeatmapChart, LineChart, SankeyChart, ScatterChart, TreeChart,
  GridComponent, LegendComponent, MarkLineComponent,
  MarkPointComponent, TooltipComponent, VisualMapComponent, SVGRenderer
]);

export { init };
