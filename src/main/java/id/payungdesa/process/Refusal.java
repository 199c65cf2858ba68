package id.payungdesa.process;

import org.camunda.bpm.engine.ProcessEngineException;

/** A step may not be done now; the official reads the sentence as it stands, and nothing of the step is kept. */
public class Refusal extends ProcessEngineException {

    public Refusal(String sentence) {
        super(sentence);
    }
}
