package id.payungdesa.process.engine;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.LastingFiles;
import id.payungdesa.access.Officials;
import id.payungdesa.proposal.Steps;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.rest.hal.Hal;
import org.camunda.bpm.engine.rest.hal.cache.DefaultHalResourceCache;
import org.camunda.bpm.engine.rest.hal.processDefinition.HalProcessDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the guards in place: around the engine's commands and expressions, and before its webapps. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    private static final int DEFINITIONS = 100;
    private static final int SECONDS_KEPT = 900;
    private static final int AFTER_LOGIN = SecurityProperties.DEFAULT_FILTER_ORDER;

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ProcessEnginePlugin guards(
            ApplicationContext beans, ObjectProvider<Officials> officials, ObjectProvider<CurrentOfficial> current) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setExpressionManager(new AllowedExpressions(beans));
                engine.setIdentityProviderSessionFactory(
                        new EngineIdentity.Factory(officials.getObject(), current.getObject()));
                engine.setCustomPreCommandInterceptorsTxRequired(
                        guarded(engine.getCustomPreCommandInterceptorsTxRequired()));
                engine.setCustomPreCommandInterceptorsTxRequiresNew(
                        guarded(engine.getCustomPreCommandInterceptorsTxRequiresNew()));
                engine.setQueryMaxResultsLimit(EngineSettings.LARGEST_RESULT);
                engine.setDeserializationTypeValidationEnabled(true);
                engine.setDeserializationAllowedClasses("");
                engine.setDeserializationAllowedPackages("");
                engine.setEnablePasswordPolicy(true);
            }
        };
    }

    private static List<CommandInterceptor> guarded(List<CommandInterceptor> others) {
        var all = new ArrayList<CommandInterceptor>(List.of(new OrBranchGuard()));
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }

    /** A list and a task name their process, which was deployed once and does not change. */
    @Bean
    ServletContextInitializer ourRest() {
        return context -> {
            Refusals.replaceHandlers();
            OneMapper.replaceMappers();
            Hal.getInstance()
                    .registerHalRelationCache(
                            HalProcessDefinition.class, new DefaultHalResourceCache(DEFINITIONS, SECONDS_KEPT));
        };
    }

    @Bean
    FilterRegistrationBean<SetupBarrier> setupBarrier() {
        return before(new SetupBarrier(), Ordered.HIGHEST_PRECEDENCE, "/*");
    }

    @Bean
    FilterRegistrationBean<LoginForEngine> loginForEngine(CurrentOfficial current) {
        return before(new LoginForEngine(current), AFTER_LOGIN + 1, "/camunda/app/*", "/camunda/api/*");
    }

    @Bean
    FilterRegistrationBean<Gate> gate(
            CurrentOfficial current,
            ObjectProvider<Steps> steps,
            ObjectProvider<PlatformTransactionManager> transactions) {
        return before(
                new Gate(current, new Endings(current, steps), new Reading(transactions)),
                AFTER_LOGIN + 2,
                "/camunda/api/*");
    }

    @Bean
    FilterRegistrationBean<Unclaim> unclaim(CurrentOfficial current, ObjectProvider<ProcessEngine> engine) {
        return before(new Unclaim(current, engine), AFTER_LOGIN + 3, "/camunda/api/*");
    }

    @Bean
    FilterRegistrationBean<TasklistPage> tasklistForSlowLines(TasklistPage page) {
        return before(page, AFTER_LOGIN + 4, "/camunda/app/tasklist/*");
    }

    @Bean
    LastingFiles filesOfTasklist(TasklistPage page) {
        return page.files();
    }

    @Bean
    FilterRegistrationBean<TokenAgain> tokenAgain() {
        return before(new TokenAgain(), AFTER_LOGIN + 5, "/camunda/app/*");
    }

    private static <T extends Filter> FilterRegistrationBean<T> before(T filter, int order, String... paths) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.addUrlPatterns(paths);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}
