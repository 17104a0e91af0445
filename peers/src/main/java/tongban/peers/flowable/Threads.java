package tongban.peers.flowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.runtime.ProcessInstance;
import org.flowable.task.api.Task;
import tongban.peers.Orders;

/** A number of threads that each take one instance after the other from its start to its end. */
final class Threads implements Orders.Load {

    private final AtomicBoolean over = new AtomicBoolean();
    private final Recorder microseconds = new Recorder(3);
    private final LongAdder refused = new LongAdder();
    private final LongAdder wrong = new LongAdder();
    private final List<Thread> threads = new ArrayList<>();

    Threads(ProcessEngine engine, int count) {
        for (int thread = 0; thread < count; thread++) {
            String name = "thread-" + thread;
            threads.add(Thread.ofPlatform().name(name).daemon().start(() -> work(engine, name)));
        }
    }

    private void work(ProcessEngine engine, String name) {
        for (long number = 0; !over.get(); number++) {
            long began = System.nanoTime();
            try {
                if (whole(engine, name + "-" + number)) {
                    microseconds.recordValue((System.nanoTime() - began) / 1000);
                } else {
                    wrong.increment();
                }
            } catch (FlowableException failed) {
                refused.increment();
            }
        }
    }

    /** One instance; false when it has no task. */
    static boolean whole(ProcessEngine engine, String businessKey) {
        ProcessInstance started = engine.getRuntimeService().startProcessInstanceByKey("one-task", businessKey);
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(started.getId())
                .singleResult();
        if (task == null) {
            return false;
        }
        engine.getTaskService().complete(task.getId());
        return true;
    }

    @Override
    public String window(long millis) throws InterruptedException {
        microseconds.reset();
        refused.reset();
        wrong.reset();
        long began = System.nanoTime();
        Thread.sleep(millis);
        double seconds = (System.nanoTime() - began) / 1e9;
        Histogram completed = microseconds.getIntervalHistogram();
        return Orders.line(seconds, completed, refused.sum(), wrong.sum());
    }

    @Override
    public void close() throws InterruptedException {
        over.set(true);
        for (Thread thread : threads) {
            thread.join(10_000);
        }
    }
}
